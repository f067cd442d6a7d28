import { conflict, invalid, type Reason } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Change } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import type { GivenNumber } from '../certificate/certificate.commands.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { Replication } from './replication.entity.js';

/** What the other unit's head states. */
export interface Applied {
  appliedSince: string;
  effect: string;
}

/** The unit that confirms, the one it comes from, and what is known of both. */
export interface Parties {
  unit: { unitId: string; name: string };
  origin: { unitId: string; name: string };
  isConfirmed: boolean;
}

/** What stands in the way of confirming; before any number is taken. */
export function faultsOf(
  { appliedSince, effect }: Applied,
  dossier: Dossier,
  { unit, origin, isConfirmed }: Parties,
  { dissemination }: Pick<Regulation, 'dissemination'>,
  at: Date,
): Reason[] {
  const { firstAppliedOn } = dossier;
  const wrong: Record<string, [boolean, string?]> = {
    'replication-register-not-kept': [!dissemination.replicationRegister],
    'replication-own-unit': [unit.unitId === origin.unitId, 'unitId'],
    'already-replicated': [isConfirmed, 'unitId'],
    'effect-missing': [tidy(effect) === '', 'effect'],
    'applied-in-future': [appliedSince > localDate(at), 'appliedSince'],
    'applied-before-origin': [firstAppliedOn !== null && appliedSince < firstAppliedOn, 'appliedSince'],
  };
  return Object.entries(wrong)
    .filter(([, [isWrong]]) => isWrong)
    .map(([key, [, field]]) => ({ key, ...(field ? { field } : {}) }));
}

/** The recognition of the highest level that stands; a paper names it. */
export const recognitionOf = ({ recognitions, state }: Dossier) =>
  state === 'revoked'
    ? undefined
    : (['province', 'district', 'unit'] as const)
        .map((level) => recognitions.find((recognition) => recognition.level === level))
        .find((recognition) => recognition !== undefined);

/** Thủ trưởng đơn vị khác xác nhận đang áp dụng; number and date are given with it (NĐ 30/2020). */
export const confirm = (
  applied: Applied,
  dossier: Dossier & { decisionNumber: string },
  { unit, origin }: Parties,
  given: GivenNumber,
  by: ActedBy,
  at: Date,
): Change<Replication> => {
  const signedOn = localDate(at);
  const { initiativeId, title, authors, decisionNumber } = dossier;
  const parties = {
    ...{ unitId: unit.unitId, unitName: unit.name, originUnitId: origin.unitId, originUnitName: origin.name },
    authors: authors.map(({ fullName }) => fullName),
  };
  const paper = { ...given, year: Number(signedOn.slice(0, 4)), signedOn, confirmedBy: by, confirmedAt: at };
  return {
    action: 'confirm',
    by,
    set: {
      state: 'confirmed',
      initiativeId,
      title,
      decisionNumber,
      ...parties,
      ...applied,
      ...paper,
      reason: null,
      revokedGround: null,
    },
    events: [],
    note: given.number,
  };
};

/** Rút xác nhận; the paper stays on record as withdrawn. Throws `conflict` once it is, `invalid` without a reason. */
export function withdraw(row: Replication, reason: string, by: ActedBy): Change<Replication> {
  if (row.state !== 'confirmed') throw conflict({ key: 'state', params: { action: 'withdraw', state: row.state } });
  if (tidy(reason) === '') throw invalid({ key: 'reason-missing', field: 'reason' });
  return { action: 'withdraw', by, set: { state: 'withdrawn', reason }, events: [], note: reason };
}
