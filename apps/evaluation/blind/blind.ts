import type { BlindRule } from '#lib/regulation/assessment.js';
import { assessmentOf } from '#lib/regulation/criteria.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { PolicyRole } from '#lib/service-kit/policy.table.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import type { Conflict } from '../assessment/conflicts.js';
import type { ScoreSheet, ScoreSheetStanding } from '../score-sheet/score-sheet.entity.js';
import type { Scores, SheetShown } from '../score-sheet/scores.js';

/** What someone may know of an assessment that they may read. */
export interface Sight {
  /** Who the authors are. */
  authors: boolean;
  /** Which member is assigned, has sent, or gave which scores. */
  members: boolean;
  personId: string;
}

/** Nothing is hidden where the regulation is silent. */
export const blindOf = (rules: Regulation, level: Assessment['level']): BlindRule =>
  assessmentOf(rules, level).blind ?? { authors: false, members: 'never' };

const namesMembers = (mode: BlindRule['members'], { scoresOpenedAt }: Assessment): boolean =>
  mode === 'never' || (mode === 'until-opened' && scoresOpenedAt !== null);

/**
 * Chấm ẩn danh: the secretary, who assigns and keeps conflicts apart, knows everyone. Whoever else reads the assessment
 * may score it and learns the authors only from the conclusion; chair and vice-chair know who gave what.
 */
export function sightOf(role: PolicyRole, personId: string, assessment: Assessment, rules: Regulation): Sight {
  const blind = blindOf(rules, assessment.level);
  const isSecretary = role === 'council-secretary';
  return {
    authors: isSecretary || !blind.authors || assessment.state === 'concluded',
    members: role !== 'council-member' || namesMembers(blind.members, assessment),
    personId,
  };
}

/** The assessment as one may see it: of hidden members nothing but oneself, of hidden authors not even the identifiers. */
export const assessmentFor = (assessment: Assessment, { authors, members, personId }: Sight): Assessment => ({
  ...assessment,
  ...(authors ? {} : { conflictedIds: [] }),
  ...(members
    ? {}
    : {
        assignments: assessment.assignments
          .filter((a) => a.personId === personId)
          .map(({ dueAt }) => ({ personId, dueAt })),
        assignedIds: assessment.assignedIds.filter((id) => id === personId),
        declaredIds: assessment.declaredIds.filter((id) => id === personId),
        vacancies: [],
      }),
});

/** Conflicts as one may see them: those that follow from the authors would name them. */
export const conflictsFor = (conflicts: readonly Conflict[], { authors }: Sight): Conflict[] =>
  conflicts.filter(({ kind }) => authors || kind === 'recused');

export const standingsFor = (standings: readonly ScoreSheetStanding[], sight: Sight): ScoreSheetStanding[] =>
  standings.filter(({ memberId }) => sight.members || memberId === sight.personId);

const nameless = ({ scores, remarks, eligible, comment }: ScoreSheet): SheetShown => ({
  ...{ scores, remarks, eligible, comment },
});

const byChance = (a: ScoreSheet, b: ScoreSheet) => (a.id < b.id ? -1 : 1);

/** Opened scores as one may see them: where members stay hidden one's own sheet, then the others in no order of theirs. */
export const scoresFor = ({ sheets, aggregate }: Scores<ScoreSheet>, { members, personId }: Sight): Scores => {
  if (members) return { sheets, aggregate };
  const own = sheets.filter(({ memberId }) => memberId === personId);
  const others = sheets.filter(({ memberId }) => memberId !== personId).sort(byChance);
  const mine = aggregate.members[personId];
  return {
    sheets: [...own, ...others.map(nameless)],
    aggregate: { ...aggregate, members: mine === undefined ? {} : { [personId]: mine }, dropped: [] },
  };
};
