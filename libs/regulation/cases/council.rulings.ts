import type { Assessment, PassRule } from '../assessment.js';
import { councilFaults, councilRequired } from '../council.js';
import { assessmentOf } from '../criteria.js';
import { outliers } from '../fairness.js';
import { panelFor } from '../panels.js';
import type { Reason } from '../reason.js';
import type { Regulation } from '../regulation.js';
import { aggregate, sheetFaults, verdict, verdictFaults, type VerdictInput } from '../scoring.js';
import { quorum as quorumOf } from '../vote.js';
import type { Path } from '../yaml-lines.js';
import { everySheet, type CouncilLevel, type Judged, type Questions } from './question.js';
import { plain, unlessRefused, type Ruling } from './ruling.js';

/** Where the assessment of a level stands. */
export const assessmentPath = (regulation: Regulation, level?: CouncilLevel): Path =>
  level === 'unit' && regulation.unitAssessment ? ['unitAssessment'] : ['assessment'];

/** Where a criterion stands in its tree; undefined for a key that is none. */
export const criterionPath = ({ criteria }: Assessment, key: string): Path | undefined => {
  const find = (list: typeof criteria, within: Path): Path | undefined => {
    for (const [i, c] of list.entries()) {
      const at: Path = [...within, i];
      const found = c.key === key ? at : c.children && find(c.children, [...at, 'children']);
      if (found) return found;
    }
    return undefined;
  };
  return find(criteria, ['criteria']);
};

/** Every rule of a pass rule with its name (`id`, or its place) and where it stands. */
export const rulesIn = (
  rule: PassRule,
  path: Path,
  place = 'passRule',
): { rule: PassRule; name: string; path: Path }[] => [
  { rule, name: rule.id ?? place, path },
  ...('rules' in rule
    ? rule.rules.flatMap((r, i) => rulesIn(r, [...path, 'rules', i], `${place}.${rule.kind}.${String(i)}`))
    : []),
];

/** Thành phần hội đồng. */
export const council = (regulation: Regulation, { level, members }: Questions['council']): Ruling => {
  const given = members.map((m, i) => ({ ...m, personId: String(i) }));
  return unlessRefused('sound', councilFaults(regulation, level, given), (reason) => {
    const i = regulation.councils[level].roles.findIndex((r) => r.role === reason?.params?.['role']);
    if (reason?.key === 'council-role') return ['councils', level, 'roles', i];
    return ['councils', level, reason?.key === 'head-may-not-sit' ? 'headMaySit' : 'size'];
  });
};

/** Có phải lập hội đồng không. */
export const hearing = (regulation: Regulation, { level, ...facts }: Questions['hearing']): Ruling =>
  plain(
    councilRequired(regulation, level, facts) ? 'required' : 'not-required',
    regulation.councils[level].required ? ['councils', level, 'required'] : ['stateFunded', 'councilRequired'],
  );

/** Túc số. */
export const quorum = (regulation: Regulation, given: Questions['quorum']): Ruling => {
  const { level, meeting, members, present, recused = 0 } = given;
  const path: Path = ['councils', level, 'quorum', meeting];
  const rule = regulation.councils[level].quorum[meeting];
  if (!rule) return plain('unknown', ['councils', level, 'quorum']);
  const { met, base, needed } = quorumOf(rule, { entitled: members, present, recused });
  return plain(met ? 'quorum' : 'no-quorum', path, { base, needed, present });
};

const sheetRules: Record<string, string> = {
  'score-out-of-range': 'max',
  'score-off-step': 'step',
  'remark-missing': 'remarkBelow',
};

/** Phiếu chấm of one member. */
export const sheet = (regulation: Regulation, { level, scores, remarks = {} }: Questions['sheet']): Ruling =>
  unlessRefused('sound', sheetFaults(regulation, scores, remarks, level), (reason) => {
    const at = criterionPath(assessmentOf(regulation, level), reason?.field ?? '');
    const rule = sheetRules[reason?.key ?? ''];
    return [...assessmentPath(regulation, level), ...(at ?? ['criteria']), ...(at && rule ? [rule] : [])];
  });

/** Sheets and ballots as the council's own code counts them: blank ballots are issued, but not valid. */
export const evidenceOf = ({ sheets, agree, disagree = 0, ...given }: Judged): VerdictInput => {
  const { members, recused, present, chairAgrees } = given;
  const voted =
    agree === undefined
      ? {}
      : { ballots: { valid: agree + disagree, agree, ...(chairAgrees === undefined ? {} : { chairAgrees }) } };
  return {
    members,
    sheets: everySheet(sheets).map((s, i) => ({ ...s, memberId: String(i + 1) })),
    ...(recused === undefined ? {} : { recused }),
    ...(present === undefined ? {} : { present }),
    ...voted,
  };
};

const impossible = ({ members, recused = 0, ...given }: Judged): boolean => {
  const { present = members - recused, agree = 0, disagree = 0, blank = 0, sheets } = given;
  return (
    present > members - recused || agree + disagree + blank > present || everySheet(sheets).length > members - recused
  );
};

const decidingPath = (
  regulation: Regulation,
  level: CouncilLevel | undefined,
  name: string,
  reasons: Reason[],
): Path => {
  const assessment = assessmentOf(regulation, level);
  const within = assessmentPath(regulation, level);
  const rule = rulesIn(assessment.passRule, [...within, 'passRule']).find((r) => r.name === name);
  const [first] = reasons;
  const criterion = first?.key === 'criterion-below-floor' && criterionPath(assessment, first.field ?? '');
  if (criterion && rule?.rule.kind === 'total-with-floors') return [...within, ...criterion, 'floor'];
  return rule?.path ?? [...within, 'passRule'];
};

/** Sheets by their number: those that are left out, and those that stand apart. */
const namedSheets = (
  regulation: Regulation,
  { sheets }: VerdictInput,
  level?: CouncilLevel,
): Record<string, string> => {
  const { dropped } = aggregate(regulation, sheets, level);
  const apart = outliers(assessmentOf(regulation, level), sheets).map(({ memberId }) => memberId);
  return Object.fromEntries(
    Object.entries({ dropped, apart }).flatMap(([name, ids]) => (ids.length > 0 ? [[name, ids.join(', ')]] : [])),
  );
};

/** Kết luận of a council: its quorum where a kind of meeting is named, then the pass rule. */
export const judge = (regulation: Regulation, given: Judged): Ruling => {
  const { level, meeting, members, recused = 0, present = members - recused } = given;
  const within = assessmentPath(regulation, level);
  if (impossible(given)) return plain('impossible', within);
  if (meeting !== undefined) {
    const seated = quorum(regulation, { level: level ?? 'district', meeting, members, present, recused });
    if (seated.verdict !== 'quorum') return seated;
  }
  const evidence = evidenceOf(given);
  const missing = verdictFaults(regulation, evidence, level);
  if (missing.length > 0) return { verdict: 'incomplete', decidedBy: [...within, 'aggregation'], reasons: missing };
  const { outcome, decidedBy, explanation, total } = verdict(regulation, evidence, level);
  return {
    verdict: outcome,
    decidedBy: decidingPath(regulation, level, decidedBy, explanation),
    reasons: explanation,
    details: { ...(evidence.sheets.length > 0 ? { total } : {}), ...namedSheets(regulation, evidence, level) },
  };
};

/** Tổ chuyên môn of a sector. */
export const panel = (regulation: Regulation, { level, sector }: Questions['panel']): Ruling => {
  const found = panelFor(regulation, level, sector);
  const i = regulation.councils[level].panels?.findIndex((p) => p === found) ?? -1;
  return found ? plain(found.key, ['councils', level, 'panels', i]) : plain('whole-council', ['councils', level]);
};
