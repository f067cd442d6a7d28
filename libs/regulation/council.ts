import type { Reason } from './reason.js';
import type { CouncilRole, Regulation } from './regulation.js';

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
