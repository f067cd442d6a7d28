import { Decimal } from 'decimal.js';
import type { Aggregation, Assessment, Criterion, PassRule } from '../assessment.js';
import { allOf, assessmentOf, defaultStep, leavesOf } from '../criteria.js';
import type { Regulation } from '../regulation.js';
import { passRuleNeeds } from '../pass-rule.js';
import type { Path } from '../yaml-lines.js';
import { assessmentPath, criterionPath, rulesIn } from './council.rulings.js';
import { probe, type Probe } from './probe.js';
import type { CouncilLevel, Judged, Question } from './question.js';
import type { Ruling } from './ruling.js';
import { fullScores, leastAtFloors, scoreLadder, type ScoreLadder, type SheetScores } from './score-ladder.js';

const is =
  (...verdicts: string[]) =>
  (ruling: Ruling) =>
    verdicts.includes(ruling.verdict);
const gives = (key: string) => (ruling: Ruling) => ruling.reasons.some((r) => r.key === key);

/** The council whose assessment is probed, with one rule of it alone. */
interface Bench {
  regulation: Regulation;
  level: CouncilLevel;
  assessment: Assessment;
  members: number;
  /** Where the assessment stands. */
  within: Path;
}

const alone = ({ regulation, level, assessment }: Bench, passRule: PassRule): Regulation => ({
  ...regulation,
  [level === 'unit' && regulation.unitAssessment ? 'unitAssessment' : 'assessment']: { ...assessment, passRule },
});

const judge = ({ level, members }: Bench, given: Partial<Judged>): Question => ({
  kind: 'judge',
  given: { level, members, ...given },
});

const allGive = (bench: Bench, scores: SheetScores, eligible = true): Judged['sheets'] =>
  Array.from({ length: bench.members }, () => ({ scores, eligible }));

/** Totals that rise: by scores, or by members where those who find it eligible are counted. */
const totals = (bench: Bench, ladder: ScoreLadder): Pick<Probe, 'length' | 'rung'> =>
  bench.assessment.aggregation.kind === 'count-eligible'
    ? eligibleMembers(bench)
    : { length: ladder.length, rung: (i) => judge(bench, { sheets: allGive(bench, ladder.rung(i)) }) };

const eligibleMembers = (bench: Bench): Pick<Probe, 'length' | 'rung'> => {
  const { criteria } = bench.assessment;
  const [good, bad] = [fullScores(criteria), scoreLadder(criteria).rung(0)];
  const sheet = (eligible: boolean) => ({ scores: eligible ? good : bad, eligible });
  return {
    length: bench.members + 1,
    rung: (i) => judge(bench, { sheets: Array.from({ length: bench.members }, (_, n) => sheet(n < i)) }),
  };
};

const ballots = (bench: Bench): Pick<Probe, 'length' | 'rung'> => ({
  length: bench.members + 1,
  rung: (agree) => judge(bench, { present: bench.members, agree, disagree: bench.members - agree }),
});

const floorProbes = (bench: Bench, rule: PassRule): Probe[] => {
  const { criteria } = bench.assessment;
  return allOf(criteria).flatMap((criterion): Probe[] => {
    const path = criterionPath(bench.assessment, criterion.key) ?? [];
    if (!criterion.floor || rule.kind !== 'total-with-floors') return [];
    return [floorProbe(bench, rule, criterion, [...bench.within, ...path, 'floor'])];
  });
};

const floorProbe = (bench: Bench, rule: PassRule, criterion: Criterion, path: Path): Probe => ({
  ...{ path, label: `điểm sàn «${criterion.label}»` },
  ...totals(bench, scoreLadder(bench.assessment.criteria, fullScores(bench.assessment.criteria, criterion))),
  passes: is('recognize'),
  fails: (ruling) => ruling.reasons.some((r) => r.key === 'criterion-below-floor' && r.field === criterion.key),
  regulation: alone(bench, rule),
});

const minimumProbe = (bench: Bench, rule: PassRule, path: Path, ladder: ScoreLadder): Probe => ({
  ...{ path: [...path, 'minimum'], label: 'tổng điểm tối thiểu' },
  ...totals(bench, ladder),
  passes: is('recognize'),
  fails: gives('total-below-minimum'),
  regulation: alone(bench, rule),
});

type Rule<K extends PassRule['kind']> = Extract<PassRule, { kind: K }>;

/** A probe of one rule by totals that rise. */
const byTotals = (bench: Bench, rule: PassRule, path: Path, label: string, passes: Probe['passes']): Probe => ({
  ...{ path, label, passes, regulation: alone(bench, rule) },
  ...totals(bench, scoreLadder(bench.assessment.criteria)),
});

const totalWithFloors = (bench: Bench, rule: Rule<'total-with-floors'>, path: Path): Probe[] => {
  const { criteria } = bench.assessment;
  const ladder = scoreLadder(criteria, leastAtFloors(criteria));
  return [minimumProbe(bench, rule, path, ladder), ...floorProbes(bench, rule)];
};

const meanAndFloor = (bench: Bench, rule: Rule<'mean-and-floor'>, path: Path): Probe[] => {
  const { criteria } = bench.assessment;
  const criterion = allOf(criteria).find((c) => c.key === rule.criterion);
  const floored = criterion ? [{ ...criterion, floor: rule.floor }] : [];
  return [
    minimumProbe(bench, rule, path, scoreLadder(criteria, leastAtFloors(floored))),
    ...floored.map((c) => floorProbe(bench, rule, c, [...path, 'floor'])),
  ];
};

const voteShare = (bench: Bench, rule: Rule<'vote-share'>, path: Path): Probe[] => {
  const at = rule.fraction ? [...path, 'fraction'] : [...bench.within, 'vote', 'fraction'];
  const regulation = alone(bench, rule);
  const share = { path: at, label: 'tỷ lệ phiếu đồng ý', ...ballots(bench), passes: is('recognize'), regulation };
  return [share, ...tieProbe(bench, rule, bench.assessment.vote.tie)];
};

const membersEligible = (bench: Bench, rule: Rule<'members-eligible'>, path: Path): Probe[] => {
  const regulation = alone(bench, rule);
  const passes = is('recognize');
  const ladder = scoreLadder(bench.assessment.criteria);
  const same = { length: ladder.length, rung: (i: number) => judge(bench, { sheets: allGive(bench, ladder.rung(i)) }) };
  const label = 'điểm để một thành viên coi là đạt';
  return [
    {
      ...{ path: [...path, 'fraction'], label: 'tỷ lệ thành viên đánh giá đạt', passes, regulation },
      ...eligibleMembers(bench),
    },
    ...(rule.memberMinimum === undefined
      ? []
      : [{ path: [...path, 'memberMinimum'], label, passes, regulation, ...same }]),
  ];
};

const threeWay = (bench: Bench, rule: Rule<'three-way'>, path: Path): Probe[] => [
  byTotals(bench, rule, [...path, 'recognizeFrom'], 'điểm công nhận', is('recognize')),
  byTotals(bench, rule, [...path, 'improveFrom'], 'điểm cho hoàn thiện', is('recognize', 'improve')),
];

const gradeOf = ({ reasons }: Ruling) => String(reasons[0]?.params?.['grade']);

const grades = (bench: Bench, rule: Rule<'grades'>, path: Path): Probe[] =>
  rule.grades
    .filter(({ from }) => from > 0)
    .map(({ key }, i) => {
      const better = rule.grades.slice(0, i + 1).map((g) => g.key);
      const reached = (ruling: Ruling) => better.includes(gradeOf(ruling));
      return byTotals(bench, rule, [...path, 'grades', i, 'from'], `xếp loại ${key}`, reached);
    });

const combined = (bench: Bench, rule: PassRule, path: Path): Probe => {
  const { criteria } = bench.assessment;
  const needs = passRuleNeeds(rule);
  const said = (good: boolean) =>
    judge(bench, {
      ...(needs.sheets
        ? { sheets: allGive(bench, good ? fullScores(criteria) : scoreLadder(criteria).rung(0), good) }
        : {}),
      ...(needs.ballots ? { agree: good ? bench.members : 0, disagree: good ? 0 : bench.members } : {}),
    });
  const label = rule.kind === 'all' ? 'đạt mọi điều kiện' : 'đạt một trong các điều kiện';
  return { ...probe(path, label, [said(false), said(true)], is('recognize')), regulation: alone(bench, rule) };
};

/** Exactly at a strict fraction the chair's vote may decide. */
const tieProbe = (bench: Bench, rule: Extract<PassRule, { kind: 'vote-share' }>, tie: string): Probe[] => {
  const { numerator, denominator, strict } = rule.fraction ?? bench.assessment.vote.fraction;
  const members = bench.members - (bench.members % denominator);
  if (!strict || tie !== 'chair-decides' || members === 0) return [];
  const agree = (members / denominator) * numerator;
  const ask = (chairAgrees: boolean) =>
    judge({ ...bench, members }, { present: members, agree, disagree: members - agree, chairAgrees });
  const path = [...bench.within, 'vote', 'tie'];
  const tied = probe(path, 'bằng phiếu thì theo bên có chủ tịch', [ask(false), ask(true)], is('recognize'));
  return [{ ...tied, regulation: alone(bench, rule) }];
};

/** Probes of each number a rule compares with. */
const thresholds: { [K in PassRule['kind']]: (bench: Bench, rule: Rule<K>, path: Path) => Probe[] } = {
  'total-with-floors': totalWithFloors,
  'mean-and-floor': meanAndFloor,
  'vote-share': voteShare,
  'members-eligible': membersEligible,
  'three-way': threeWay,
  grades,
  all: (bench, rule, path) => [combined(bench, rule, path)],
  any: (bench, rule, path) => [combined(bench, rule, path)],
};

type Aggregating<K extends Aggregation['kind']> = Extract<Aggregation, { kind: K }>;

const trimmedMean = (bench: Bench, { whenAtLeast, drop = 1 }: Aggregating<'trimmed-mean'>, path: Path): Probe[] => {
  const ask = (members: number) =>
    judge({ ...bench, members }, { sheets: allGive({ ...bench, members }, fullScores(bench.assessment.criteria)) });
  const trims = (ruling: Ruling) => ruling.details?.['dropped']?.toString().split(', ').length === drop * 2;
  const label = `bỏ ${String(drop)} phiếu cao nhất và ${String(drop)} phiếu thấp nhất`;
  return [probe([...path, 'whenAtLeast'], label, [ask(whenAtLeast - 1), ask(whenAtLeast)], trims)];
};

const twoRatersThird = (bench: Bench, _: Aggregating<'two-raters-third'>, path: Path): Probe[] => {
  const ladder = scoreLadder(bench.assessment.criteria);
  const two = (i: number) => [ladder.rung(0), ladder.rung(ladder.length - 1 - i)].map((scores) => ({ scores }));
  return [
    {
      ...{ path: [...path, 'difference'], label: 'hai phiếu lệch quá thì cần người thứ ba' },
      ...{ length: ladder.length, rung: (i: number) => judge({ ...bench, members: 3 }, { sheets: two(i) }) },
      passes: (ruling) => ruling.verdict !== 'incomplete',
    },
  ];
};

/** A council's sheets as they are, which the aggregation takes in by itself; of nobody's it makes nothing. */
const bySheets = (bench: Bench, path: Path, label: string): Probe[] => {
  const sheets = allGive(bench, fullScores(bench.assessment.criteria));
  const asked = [judge(bench, { sheets: [] }), judge(bench, { sheets })];
  return [probe([...path, 'kind'], label, asked, (ruling) => ruling.verdict !== 'incomplete')];
};

/** Probes of each kind of aggregation: a kind without any does not compile. */
const aggregations: {
  [K in Aggregation['kind']]: (bench: Bench, aggregation: Aggregating<K>, path: Path) => Probe[];
} = {
  mean: (bench, _, path) => bySheets(bench, path, 'điểm trung bình của các phiếu'),
  median: (bench, _, path) => bySheets(bench, path, 'điểm trung vị của các phiếu'),
  'count-eligible': (bench, _, path) => bySheets(bench, path, 'số phiếu đánh giá đạt'),
  'trimmed-mean': trimmedMean,
  'two-raters-third': twoRatersThird,
};

const aggregationProbes = (bench: Bench): Probe[] => {
  const { aggregation } = bench.assessment;
  const regulation = alone(bench, { kind: 'total-with-floors', minimum: 0 });
  const path = [...bench.within, 'aggregation'];
  return aggregations[aggregation.kind](bench, aggregation as never, path).map((each) => ({ ...each, regulation }));
};

/**
 * Phiếu lệch, where it has to be explained: one sheet further and further from the others, and ever more of them, since
 * k of n that lie as far away as they can lie √((n−k)/k) deviations from the mean of all.
 */
const outlierProbes = (bench: Bench): Probe[] => {
  const { criteria, outliers } = bench.assessment;
  if (!outliers?.explanationRequired) return [];
  const ladder = scoreLadder(criteria);
  const ask = (low: SheetScores, count: number) => {
    const sheets = allGive(bench, fullScores(criteria))?.map((sheet, i) => (i < count ? { scores: low } : sheet));
    return judge(bench, { ...(sheets ? { sheets } : {}) });
  };
  const within = [...bench.within, 'outliers'];
  const regulation = alone(bench, { kind: 'total-with-floors', minimum: 0 });
  const passes = ({ details }: Ruling) => details?.['apart'] === undefined;
  const [points, deviations] = ['phiếu lệch: từ bao nhiêu điểm', 'phiếu lệch: quá bao nhiêu độ lệch chuẩn'];
  return [
    {
      ...{ path: [...within, 'atLeastPoints'], label: points, passes, regulation },
      ...{ length: ladder.length, rung: (i) => ask(ladder.rung(i), 1) },
    },
    {
      ...{ path: [...within, 'deviations'], label: deviations, passes, regulation },
      ...{ length: Math.floor(bench.members / 2), rung: (i) => ask(ladder.rung(0), i + 1) },
    },
  ];
};

const sheetProbes = ({ regulation, level, assessment: { criteria }, within, assessment }: Bench): Probe[] => {
  const full = fullScores(criteria);
  return leavesOf(criteria).flatMap(({ key, label, max, step, remarkBelow }): Probe[] => {
    const ask = (score: Decimal.Value): Question => ({
      kind: 'sheet',
      given: { level, scores: { ...full, [key]: new Decimal(score).toNumber() }, remarks: {} },
    });
    const path: Path = [...within, ...(criterionPath(assessment, key) ?? [])];
    const each = new Decimal(step ?? defaultStep);
    const fails = (reason: string) => (ruling: Ruling) =>
      ruling.reasons.some((r) => r.key === reason && r.field === key);
    const sound = (ruling: Ruling) => ruling.reasons.every((r) => r.field !== key);
    return [
      probe(
        [...path, 'max'],
        `điểm tối đa «${label}»`,
        [ask(each.plus(max)), ask(max)],
        sound,
        fails('score-out-of-range'),
      ),
      ...(step === undefined
        ? []
        : [
            probe(
              [...path, 'step'],
              `bước điểm «${label}»`,
              [ask(new Decimal(max).minus(each.div(2))), ask(max)],
              sound,
              fails('score-off-step'),
            ),
          ]),
      ...(remarkBelow === undefined
        ? []
        : [
            probe(
              [...path, 'remarkBelow'],
              `điểm thấp phải có nhận xét «${label}»`,
              [
                ask(new Decimal(remarkBelow).div(each).ceil().minus(1).times(each)),
                ask(new Decimal(remarkBelow).div(each).ceil().times(each)),
              ],
              sound,
              fails('remark-missing'),
            ),
          ]),
    ].map((p) => ({ ...p, regulation }));
  });
};

const readsFloors = (regulation: Regulation): boolean =>
  [regulation.assessment, regulation.unitAssessment].some(
    (a) => a && rulesIn(a.passRule, []).some(({ rule }) => rule.kind === 'total-with-floors'),
  );

/** A floor that no pass rule reads only looks like one: nothing fails by it. */
const idleFloors = ({ regulation, level, assessment, within }: Bench): Probe[] => {
  const full: Question = { kind: 'sheet', given: { level, scores: fullScores(assessment.criteria) } };
  const floored = readsFloors(regulation) ? [] : allOf(assessment.criteria).filter((c) => (c.floor ?? 0) > 0);
  return floored.map(({ key, label }) =>
    probe(
      [...within, ...(criterionPath(assessment, key) ?? []), 'floor'],
      `điểm sàn «${label}»: điều kiện đạt không xét điểm sàn`,
      [full],
      () => true,
    ),
  );
};

/** Probes of how councils score, sum, vote and conclude. */
export const scoreProbes = (regulation: Regulation): Probe[] =>
  (['district', ...(regulation.unitAssessment ? (['unit'] as const) : [])] as const).flatMap((level) => {
    const assessment = assessmentOf(regulation, level);
    const members = regulation.councils[level].size.max;
    const bench = { regulation, level, assessment, members, within: assessmentPath(regulation, level) };
    const rules = rulesIn(assessment.passRule, [...bench.within, 'passRule']);
    return [
      ...sheetProbes(bench),
      ...aggregationProbes(bench),
      ...outlierProbes(bench),
      ...rules.flatMap(({ rule, path }) => thresholds[rule.kind](bench, rule as never, path)),
      ...idleFloors(bench),
    ];
  });
