import type {
  Aggregation,
  AllOf,
  AnyOf,
  Assessment,
  Band,
  BlindRule,
  Criterion,
  Fraction,
  Grades,
  MeanAndFloor,
  MembersEligible,
  OutlierRule,
  PassRule,
  Rounding,
  ThreeWay,
  TotalWithFloors,
  VoteRule,
  VoteShare,
} from './assessment.js';
import { byKind, flag, integer, key, later, list, mapping, maybe, number, oneOf, text, type Check } from './shape.js';

export const fraction: Check<Fraction> = mapping<Fraction>({
  numerator: integer(1, 1000),
  denominator: integer(1, 1000),
  strict: flag,
});

const band = mapping<Band>({ label: text, from: number(), to: number() });

const criterion: Check<Criterion> = mapping<Criterion>({
  key,
  label: text,
  max: number(0, 10_000),
  weight: maybe(number(0, 100)),
  floor: maybe(number()),
  step: maybe(number(0.001, 100)),
  bands: maybe(list(band, 1)),
  remarkBelow: maybe(number()),
  children: maybe(
    list(
      later(() => criterion),
      1,
    ),
  ),
});

const aggregation = byKind<Aggregation>({
  mean: mapping({ kind: oneOf('mean') }),
  'trimmed-mean': mapping<Extract<Aggregation, { kind: 'trimmed-mean' }>>({
    kind: oneOf('trimmed-mean'),
    whenAtLeast: integer(3, 100),
    drop: maybe(integer(1, 20)),
  }),
  median: mapping({ kind: oneOf('median') }),
  'count-eligible': mapping({ kind: oneOf('count-eligible') }),
  'two-raters-third': mapping({
    kind: oneOf('two-raters-third'),
    difference: number(),
    then: oneOf('closest-two', 'mean-of-three', 'third-decides'),
  }),
});

const rounding = mapping<Rounding>({
  places: integer(0, 6),
  mode: oneOf('half-up', 'half-even', 'down'),
  decideOn: oneOf('rounded', 'exact'),
});

const voteBase = oneOf('all', 'entitled', 'present', 'valid');

const vote = mapping<VoteRule>({
  mode: oneOf('open', 'secret'),
  fraction,
  base: voteBase,
  tie: oneOf('decline', 'chair-decides', 'vote-again'),
});

const id = maybe(key);

const rules = list<PassRule>(
  later(() => passRule),
  1,
);

const passRule: Check<PassRule> = byKind<PassRule>({
  'total-with-floors': mapping<TotalWithFloors>({ kind: oneOf('total-with-floors'), id, minimum: number() }),
  'mean-and-floor': mapping<MeanAndFloor>({
    kind: oneOf('mean-and-floor'),
    id,
    minimum: number(),
    criterion: key,
    floor: number(),
  }),
  'vote-share': mapping<VoteShare>({ kind: oneOf('vote-share'), id, fraction: maybe(fraction), base: maybe(voteBase) }),
  'members-eligible': mapping<MembersEligible>({
    kind: oneOf('members-eligible'),
    id,
    fraction,
    base: voteBase,
    memberMinimum: maybe(number()),
  }),
  grades: mapping<Grades>({
    kind: oneOf('grades'),
    id,
    grades: list(mapping<{ key: string; from: number }>({ key: text, from: number() }), 1),
    recognize: list(text),
    improve: maybe(list(text)),
  }),
  'three-way': mapping<ThreeWay>({ kind: oneOf('three-way'), id, recognizeFrom: number(), improveFrom: number() }),
  all: mapping<AllOf>({ kind: oneOf('all'), id, rules }),
  any: mapping<AnyOf>({ kind: oneOf('any'), id, rules }),
});

const blind = mapping<BlindRule>({ authors: flag, members: oneOf('always', 'until-opened', 'never') });

const outliers = mapping<OutlierRule>({
  deviations: number(0.1, 10),
  atLeastPoints: number(),
  explanationRequired: flag,
});

export const assessment: Check<Assessment> = mapping<Assessment>({
  total: number(),
  criteria: list(criterion, 1),
  aggregation,
  rounding,
  vote,
  passRule,
  blind: maybe(blind),
  outliers: maybe(outliers),
});
