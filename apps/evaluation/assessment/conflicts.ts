import type { Dossier } from '../dossier/dossier.entity.js';
import type { Council, Member } from '../council/council.entity.js';
import type { Assessment } from './assessment.entity.js';

export type ConflictKind = 'author' | 'recused' | 'same-unit';

/** Xung đột lợi ích of one member; `same-unit` only warns, the others bar. */
export interface Conflict {
  personId: string;
  kind: ConflictKind;
  bars: boolean;
}

const kindOf = (member: Member, dossier: Dossier, assessment: Assessment): ConflictKind | undefined => {
  if (dossier.authorIds.includes(member.personId)) return 'author';
  if (assessment.conflictedIds.includes(member.personId)) return 'recused';
  const colleagues = dossier.authors.some(({ unitId }) => unitId === member.unitId);
  return assessment.level === 'district' && colleagues ? 'same-unit' : undefined;
};

/** Conflicts of a council's members with a dossier: inferred from person and unit, and declared. */
export const conflictsOf = (council: Council, dossier: Dossier, assessment: Assessment): Conflict[] =>
  council.members.flatMap((member) => {
    const kind = kindOf(member, dossier, assessment);
    return kind ? [{ personId: member.personId, kind, bars: kind !== 'same-unit' }] : [];
  });
