import type { Reason } from './reason.js';
import type { ConflictRules, CouncilRole, Regulation } from './regulation.js';

/** A member as named for a council. */
export interface GivenMember {
  personId: string;
  role: CouncilRole;
  /** Heads the unit, and is an author of what it judges. */
  isHeadAndAuthor?: boolean;
}

/** Whether a council must be heard: always by the regulation, or for state funds of an author who heads the unit. */
export const councilRequired = (
  { councils, stateFunded }: Regulation,
  level: 'unit' | 'district',
  facts: { stateFunded?: boolean; authorHeadsUnit?: boolean } = {},
): boolean =>
  councils[level].required ||
  (stateFunded.councilRequired && facts.stateFunded === true && facts.authorHeadsUnit === true);

/** Thành phần hội đồng (TT 18/2013 Điều 8): size, roles, a person twice, a head who is an author. */
export const councilFaults = (
  { councils }: Regulation,
  level: 'unit' | 'district',
  members: readonly GivenMember[],
): Reason[] => {
  const { size, roles, headMaySit } = councils[level];
  const faults: Reason[] = [];
  if (members.length < size.min || members.length > size.max) {
    faults.push({ key: 'council-size', params: { ...size, given: members.length } });
  }
  if (new Set(members.map((m) => m.personId)).size < members.length) faults.push({ key: 'council-member-twice' });
  for (const { role, min, max } of roles) {
    const given = members.filter((m) => m.role === role).length;
    if (given < min || given > (max ?? given)) faults.push({ key: 'council-role', params: { role, min, given } });
  }
  if (!headMaySit && members.some((m) => m.isHeadAndAuthor)) faults.push({ key: 'head-may-not-sit' });
  return faults;
};

/** Regulations that were published before the key was there are read as the national rules. */
const nationalConflicts: Readonly<Record<'unit' | 'district', ConflictRules>> = {
  unit: { block: ['kin'], warn: ['same-name'] },
  district: { block: ['kin', 'unit-head'], warn: ['line-manager', 'same-unit', 'same-name'] },
};

/** Xung đột lợi ích: what keeps a member of the level's council out of a dossier, and what only warns. */
export const conflictRules = ({ councils }: Regulation, level: 'unit' | 'district'): ConflictRules =>
  councils[level].conflicts ?? nationalConflicts[level];

/** Whether a council without a trade-union member is fine, gives a warning or may not sit (TT 18/2013 Điều 8, R-17). */
export const tradeUnionCheck = (
  { councils }: Regulation,
  level: 'unit' | 'district',
  hasMember: boolean,
): 'fine' | 'warn' | 'block' =>
  hasMember || !councils[level].tradeUnionMember ? 'fine' : (councils[level].withoutTradeUnionMember ?? 'warn');
