import { conflict, invalid, type Reason } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { councilFaults, tradeUnionCheck } from '#lib/regulation/council.js';
import { panelsOf } from '#lib/regulation/panels.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Change } from '#lib/service-kit/change.js';
import { seatedOf, type Council, type CouncilLevel, type Member, type Panel } from './council.entity.js';

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
> & {
  /** As the regulation says where silent. */
  panels?: readonly Panel[];
};

const memberFaults = (rules: Regulation, level: CouncilLevel, members: readonly Member[]): Reason[] => {
  const seated = members.flatMap(({ personId, role }) => (role === 'alternate' ? [] : [{ personId, role }]));
  const faults: Reason[] = councilFaults(rules, level, seated);
  const everyone = new Set(members.map(({ personId }) => personId));
  const twice = everyone.size < members.length && !faults.some(({ key }) => key === 'council-member-twice');
  return twice ? [...faults, { key: 'council-member-twice', field: 'members' }] : faults;
};

/** Throws `panel-twice` and `panel-member-unknown`, naming the panel. */
function requirePanels(panels: readonly Panel[], members: readonly Member[]): void {
  const known = new Set(members.map(({ personId }) => personId));
  const faults = panels.flatMap(({ name, memberIds }, i): Reason[] => [
    ...(panels.findIndex((p) => p.name === name) < i ? [{ key: 'panel-twice', params: { name } }] : []),
    ...(memberIds.every((id) => known.has(id)) ? [] : [{ key: 'panel-member-unknown', params: { name } }]),
  ]);
  if (faults.length > 0) throw invalid(...faults.map((fault) => ({ ...fault, field: 'panels' })));
}

const idsOf = (members: readonly Member[]) => seatedOf({ members }).map(({ personId }) => personId);

/** Thành lập hội đồng (TT 18/2013 Điều 8). Throws what the regulation's council rules find wrong, `term-out-of-order`. */
export function found(founding: Founding, rules: Regulation, by: ActedBy, at: Date): Change<Council> {
  const { level, members, validFrom, validTo } = founding;
  const panels = founding.panels ?? panelsOf(rules, level, seatedOf({ members }));
  const faults = memberFaults(rules, level, members);
  if (validFrom > validTo) faults.push({ key: 'term-out-of-order', field: 'validTo' });
  if (faults.length > 0) throw invalid(...faults);
  requirePanels(panels, members);
  const set = { ...founding, panels, seatedIds: idsOf(members), foundedAt: at };
  return { action: 'found', by, set, events: [] };
}

/** Panels with who came in the place of those who left, and without the panels that nobody is left in. */
const remainingPanels = (panels: readonly Panel[], members: readonly Member[]): Panel[] => {
  const now = (id: string) => members.find((m) => m.personId === id) ?? members.find((m) => m.inPlaceOf === id);
  const kept = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => now(id)?.personId ?? []))];
  return panels
    .map((panel) => ({ ...panel, memberIds: kept(panel.memberIds) }))
    .filter(({ memberIds }) => memberIds.length > 0);
};

/** Who comes in the place of somebody that does not leave, or in one's place with another. */
const successionFaults = (council: Council, members: readonly Member[]): Reason[] =>
  members.flatMap(({ personId, inPlaceOf }, i): Reason[] => {
    const before = council.members.find((member) => member.personId === personId);
    if (inPlaceOf === undefined || before?.inPlaceOf === inPlaceOf) return [];
    const leaves =
      council.members.some((member) => member.personId === inPlaceOf) &&
      !members.some((member) => member.personId === inPlaceOf);
    const isFirst = members.findIndex((member) => member.inPlaceOf === inPlaceOf) === i;
    return leaves && isFirst ? [] : [{ key: 'in-place-of-nobody', field: `members.${String(i)}.inPlaceOf` }];
  });

/** What an amending decision says. */
export interface Amending {
  members: readonly Member[];
  /** Number and date. */
  decision?: string;
  /** As they are where silent, with who comes in place of whom. */
  panels?: readonly Panel[];
}

/**
 * Kiện toàn hội đồng: who sits from now on; what was concluded before stays as it was. Throws what the regulation's
 * council rules find wrong, `in-place-of-nobody`, `panel-twice`, `panel-member-unknown`.
 */
export function amend(council: Council, amending: Amending, rules: Regulation, by: ActedBy): Change<Council> {
  const { members, decision, panels = remainingPanels(council.panels, members) } = amending;
  const faults = [...memberFaults(rules, council.level, members), ...successionFaults(council, members)];
  if (faults.length > 0) throw invalid(...faults);
  requirePanels(panels, members);
  const set = { members, seatedIds: idsOf(members), panels };
  return { action: 'amend', by, set, events: [], ...(decision ? { note: decision } : {}) };
}

/** Lập các tổ chuyên môn. Throws `panel-twice`, `panel-member-unknown`. */
export function arrangePanels(council: Council, panels: readonly Panel[], by: ActedBy): Change<Council> {
  requirePanels(panels, council.members);
  return { action: 'arrange-panels', by, set: { panels }, events: [] };
}

/** Who takes whose seat. */
export interface SteppingIn {
  alternateId: string;
  personId: string;
  reason: string;
}

const requireSeats = ({ members, seatedIds }: Council, { alternateId, personId }: SteppingIn) => {
  const alternate = members.find((m) => m.personId === alternateId);
  if (alternate?.role !== 'alternate') throw conflict({ key: 'not-an-alternate', field: 'alternateId' });
  if (!seatedIds.includes(personId)) throw conflict({ key: 'not-seated', field: 'personId' });
  return alternate;
};

const seatTakenBy = (alternate: Member, { members, panels }: Council, personId: string) => {
  const left = members.find((m) => m.personId === personId);
  const remaining = members.flatMap((member): Member[] => {
    if (member.personId === personId) return [];
    if (member !== alternate || !left) return [member];
    return [{ ...alternate, role: left.role, inPlaceOf: personId }];
  });
  const swap = (id: string) => (id === personId ? alternate.personId : id);
  const swapped = panels.map((panel) => ({ ...panel, memberIds: [...new Set(panel.memberIds.map(swap))] }));
  return { members: remaining, seatedIds: idsOf(remaining), panels: swapped };
};

/**
 * Dự khuyết thay a named seat for good: whoever had it leaves the council. Throws `not-an-alternate`, `not-seated`.
 */
export function stepIn(council: Council, stepping: SteppingIn, by: ActedBy): Change<Council> {
  const set = seatTakenBy(requireSeats(council, stepping), council, stepping.personId);
  return { action: 'step-in', by, set, events: [], note: stepping.reason };
}

/**
 * What speaks against this council for a dossier by these authors. Throws `head-may-not-sit` where who heads the
 * council's unit is an author and has a seat (TT 18/2013 Điều 8, R-19), and `trade-union-member-missing` where the
 * regulation blocks for it; otherwise that is a warning.
 */
export function requireComposed(
  { members, level }: Council,
  authorIds: readonly string[],
  headIds: readonly string[],
  rules: Regulation,
): Reason[] {
  const seated = seatedOf({ members });
  const head = seated.find(({ personId }) => headIds.includes(personId) && authorIds.includes(personId));
  if (head && !rules.councils[level].headMaySit)
    throw conflict({ key: 'head-may-not-sit', field: 'councilId', params: { name: head.fullName } });
  const reason = { key: 'trade-union-member-missing', field: 'councilId' };
  const check = tradeUnionCheck(
    rules,
    level,
    seated.some(({ tradeUnion }) => tradeUnion),
  );
  if (check === 'block') throw conflict(reason);
  return check === 'warn' ? [reason] : [];
}

/** Throws `council-not-in-term` unless the day lies in the council's term. */
export function requireInTerm({ validFrom, validTo }: Council, day: string): void {
  if (day < validFrom || validTo < day) throw conflict({ key: 'council-not-in-term', params: { validFrom, validTo } });
}
