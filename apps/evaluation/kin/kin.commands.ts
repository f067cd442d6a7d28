import { invalid } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Change } from '#lib/service-kit/change.js';
import { requireState } from '../require-state.js';
import type { Kin } from './kin.entity.js';

/** Khai báo người thân, once for every dossier to come. Throws `kin-is-oneself`. */
export function declare(
  personId: string,
  kin: { personId: string; fullName: string },
  relation: string,
  by: ActedBy,
  at: Date,
): Change<Kin> {
  if (kin.personId === personId) throw invalid({ key: 'kin-is-oneself', field: 'kinId' });
  const who = { personId, kinId: kin.personId, kinName: kin.fullName };
  return { action: 'declare', by, set: { state: 'declared', ...who, relation, declaredAt: at }, events: [] };
}

/** Rút khai báo: dossiers to come are free of it; those at work stay as they are. */
export function withdraw(kin: Kin, by: ActedBy): Change<Kin> {
  requireState(kin.state, ['declared'], 'withdraw');
  return { action: 'withdraw', by, set: { state: 'withdrawn' }, events: [] };
}
