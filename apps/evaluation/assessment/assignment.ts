/** A member who may be assigned: how many sheets they owe already, and whether a doubt speaks against them. */
export interface Candidate {
  personId: string;
  load: number;
  doubtful: boolean;
}

const order = (a: Candidate, b: Candidate) =>
  Number(a.doubtful) - Number(b.doubtful) || a.load - b.load || (a.personId < b.personId ? -1 : 1);

/**
 * Phân công đều: those without a doubt first, then who owes least, then by identifier, so that the same council and
 * the same loads always give the same answer.
 */
export const pickMembers = (candidates: readonly Candidate[], count: number): string[] =>
  [...candidates]
    .sort(order)
    .slice(0, count)
    .map(({ personId }) => personId);
