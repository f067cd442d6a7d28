import { conflict, invalid, type Reason } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { councilFaults } from '#lib/regulation/council.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Change } from '#lib/service-kit/change.js';
import { seatedOf, type Council, type CouncilLevel, type Member } from './council.entity.js';

/** What a founding decision says of the council. */
export type Founding = Pick<
  Council,
  | 'localityId'
  | 'regulationYear'
  | 'regulationVersion'
  | 'level'
  | 'unitId'
  | 'unitPath'
  | 'name'
  | 'decisionNumber'
  | 'decisionDate'
  | 'validFrom'
  | 'validTo'
  | 'members'
>;

const memberFaults = (rules: Regulation, level: CouncilLevel, members: readonly Member[]): Reason[] => {
  const seated = members.flatMap(({ personId, role }) => (role === 'alternate' ? [] : [{ personId, role }]));
  const faults: Reason[] = councilFaults(rules, level, seated);
  const everyone = new Set(members.map(({ personId }) => personId));
  const twice = everyone.size < members.length && !faults.some(({ key }) => key === 'council-member-twice');
  return twice ? [...faults, { key: 'council-member-twice', field: 'members' }] : faults;
};

const idsOf = (members: readonly Member[]) => seatedOf({ members }).map(({ personId }) => personId);

/** Thành lập hội đồng (TT 18/2013 Điều 8). Throws what the regulation's council rules find wrong, `term-out-of-order`. */
export function found(founding: Founding, rules: Regulation, by: ActedBy, at: Date): Change<Council> {
  const { level, members, validFrom, validTo } = founding;
  const faults = memberFaults(rules, level, members);
  if (validFrom > validTo) faults.push({ key: 'term-out-of-order', field: 'validTo' });
  if (faults.length > 0) throw invalid(...faults);
  return { action: 'found', by, set: { ...founding, seatedIds: idsOf(members), foundedAt: at }, events: [] };
}

/** Kiện toàn hội đồng: who sits from now on; what was concluded before stays as it was. */
export function amend(
  council: Council,
  members: readonly Member[],
  decision: string | undefined,
  rules: Regulation,
  by: ActedBy,
): Change<Council> {
  const faults = memberFaults(rules, council.level, members);
  if (faults.length > 0) throw invalid(...faults);
  const set = { members, seatedIds: idsOf(members) };
  return { action: 'amend', by, set, events: [], ...(decision ? { note: decision } : {}) };
}

/** Throws `council-not-in-term` unless the day lies in the council's term. */
export function requireInTerm({ validFrom, validTo }: Council, day: string): void {
  if (day < validFrom || validTo < day) throw conflict({ key: 'council-not-in-term', params: { validFrom, validTo } });
}
