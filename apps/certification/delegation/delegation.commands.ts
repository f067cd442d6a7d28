import { delegationChanged, type DelegableAct } from '#lib/contracts/delegation.events.js';
import type { Envelope } from '#lib/contracts/event.js';
import { conflict, invalid, type Reason } from '#lib/contracts/errors.js';
import type { ActedBy, Person } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Change } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import type { Delegation } from './delegation.entity.js';

/** What a head gives: to whom, what, and from which day to which. */
export interface Given {
  unitId: string;
  head: Person;
  deputy: Person & { unitId: string; active: boolean };
  acts: readonly DelegableAct[];
  validFrom: string;
  validTo: string;
}

type Spell = Pick<Delegation, 'acts' | 'validFrom' | 'validTo'>;

/** Whether two delegations of one unit would let two deputies do the same on one day. */
export const overlaps = (one: Spell, other: Spell): boolean =>
  one.validFrom <= other.validTo && other.validFrom <= one.validTo && one.acts.some((act) => other.acts.includes(act));

const faultsOf = ({ unitId, head, deputy, validFrom, validTo }: Given, at: Date): Reason[] => {
  const wrong: Record<string, [boolean, string]> = {
    'deputy-is-head': [deputy.personId === head.personId, 'deputyId'],
    'deputy-not-of-unit': [deputy.unitId !== unitId || !deputy.active, 'deputyId'],
    'delegation-ends-before-start': [validTo < validFrom, 'validTo'],
    'delegation-over': [validTo < localDate(at), 'validTo'],
  };
  return Object.entries(wrong)
    .filter(([, [isWrong]]) => isWrong)
    .map(([key, [, field]]) => ({ key, field, params: { validTo } }));
};

const changed = (row: Omit<Delegation, 'historyHash'>, by: ActedBy, at: Date): Envelope => {
  const { id: delegationId, version, unitId, headId, deputyId, acts, validFrom, validTo, state } = row;
  const told = { delegationId, version, unitId, headId, deputyId, acts, validFrom, validTo, state, by };
  return delegationChanged.make(delegationId, told, at);
};

/**
 * Thủ trưởng giao cấp phó ký thay trong một thời gian (NĐ 30/2020 Điều 13). `standing` are the unit's delegations that
 * were not revoked. Throws `invalid` for a wrong deputy or dates, `conflict` where two deputies would hold one act.
 */
export function give(
  id: string,
  given: Given,
  standing: readonly Delegation[],
  by: ActedBy,
  at: Date,
): Change<Delegation> {
  const faults = faultsOf(given, at);
  if (faults.length > 0) throw invalid(...faults);
  const { unitId, head, deputy, validFrom, validTo } = given;
  const acts = [...new Set(given.acts)];
  const other = standing.find((one) => overlaps(one, { acts, validFrom, validTo }));
  if (other) {
    const params = { deputy: other.deputy.name, validFrom: other.validFrom, validTo: other.validTo };
    throw conflict({ key: 'delegation-overlaps', field: 'validFrom', params });
  }
  const set = {
    ...{ state: 'given' as const, unitId, headId: head.personId, head, deputyId: deputy.personId },
    deputy: { personId: deputy.personId, name: deputy.name },
    ...{ acts, validFrom, validTo, givenAt: at, revokedAt: null, reason: null },
  };
  return { action: 'give', by, set, events: [changed({ ...set, id, version: 1 }, by, at)] };
}

/** Thôi giao. What the deputy did meanwhile stands. Throws `conflict` once it is revoked. */
export function revoke(row: Delegation, reason: string, by: ActedBy, at: Date): Change<Delegation> {
  if (row.state !== 'given') throw conflict({ key: 'state', params: { action: 'revoke', state: row.state } });
  if (tidy(reason) === '') throw invalid({ key: 'reason-missing', field: 'reason' });
  const set = { state: 'revoked' as const, revokedAt: at, reason };
  const events = [changed({ ...row, ...set, version: row.version + 1 }, by, at)];
  return { action: 'revoke', by, set, events, note: reason };
}

/** Why the delegation lets its deputy do nothing on that day; undefined where it is in force. */
export function notInForce({ state, validFrom, validTo }: Delegation, on: string): Reason | undefined {
  if (state === 'revoked') return { key: 'delegation-revoked' };
  if (on < validFrom) return { key: 'delegation-not-started', params: { validFrom } };
  return on > validTo ? { key: 'delegation-over', params: { validTo } } : undefined;
}
