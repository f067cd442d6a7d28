/** A share of people; `strict` means more than, otherwise at least. */
export interface Fraction {
  numerator: number;
  denominator: number;
  strict: boolean;
}

/** Mức điểm of a criterion, both ends included. */
export interface Band {
  label: string;
  from: number;
  to: number;
}

/** Tiêu chí; those without children are scored, the others sum their children. */
export interface Criterion {
  key: string;
  label: string;
  max: number;
  /** Factor in the total, 1 where silent. */
  weight?: number;
  /** Least aggregated score, for rules that look at floors. */
  floor?: number;
  /** Scores are multiples of it, 0.5 where silent. */
  step?: number;
  bands?: Band[];
  /** A score below it needs a remark. */
  remarkBelow?: number;
  children?: Criterion[];
}

export type Aggregation =
  | { kind: 'mean' }
  /** Without the highest and the lowest sheet, or so many at either end (`drop`), when there are at least so many. */
  | { kind: 'trimmed-mean'; whenAtLeast: number; drop?: number }
  | { kind: 'median' }
  /** The total is the number of members who find it eligible. */
  | { kind: 'count-eligible' }
  /** A third sheet is needed when the first two totals differ by more. */
  | { kind: 'two-raters-third'; difference: number; then: 'closest-two' | 'mean-of-three' | 'third-decides' };

export interface Rounding {
  places: number;
  mode: 'half-up' | 'half-even' | 'down';
  /** Which total, and which score of a criterion, the rules read: the one that is printed, or the exact one. */
  decideOn: 'rounded' | 'exact';
}

/** Whom a share is counted of: all members, those not recused, those present, the valid ballots. */
export type VoteBase = 'all' | 'entitled' | 'present' | 'valid';

/** Biểu quyết. */
export interface VoteRule {
  mode: 'open' | 'secret';
  fraction: Fraction;
  base: VoteBase;
  /** What happens exactly at the threshold of a strict fraction. */
  tie: 'decline' | 'chair-decides' | 'vote-again';
}

export interface TotalWithFloors {
  kind: 'total-with-floors';
  id?: string;
  minimum: number;
}

export interface MeanAndFloor {
  kind: 'mean-and-floor';
  id?: string;
  minimum: number;
  criterion: string;
  floor: number;
}

/** Share of votes; as the regulation's vote rule says where it is silent. */
export interface VoteShare {
  kind: 'vote-share';
  id?: string;
  fraction?: Fraction;
  base?: VoteBase;
}

/** So many members find it eligible: by their own word, or by their own total where `memberMinimum` is given. */
export interface MembersEligible {
  kind: 'members-eligible';
  id?: string;
  fraction: Fraction;
  base: VoteBase;
  memberMinimum?: number;
}

/** Xếp loại, best first; the grades named in `recognize` pass, those in `improve` may be mended. */
export interface Grades {
  kind: 'grades';
  id?: string;
  grades: { key: string; from: number }[];
  recognize: string[];
  improve?: string[];
}

export interface ThreeWay {
  kind: 'three-way';
  id?: string;
  recognizeFrom: number;
  improveFrom: number;
}

/** The worst outcome of its rules. */
export interface AllOf {
  kind: 'all';
  id?: string;
  rules: PassRule[];
}

/** The best outcome of its rules. */
export interface AnyOf {
  kind: 'any';
  id?: string;
  rules: PassRule[];
}

export type Combination = AllOf | AnyOf;

/** Điều kiện đạt, as data. */
export type PassRule = TotalWithFloors | MeanAndFloor | VoteShare | MembersEligible | Grades | ThreeWay | Combination;

/** Chấm ẩn danh: what those who score may know of the authors, and of each other. */
export interface BlindRule {
  /** Authors and their unit are hidden from those who score until the council has concluded. */
  authors: boolean;
  /** How long a member's name is hidden from the other members: for ever, until the scores are opened, or not at all. */
  members: 'always' | 'until-opened' | 'never';
}

/** Phiếu lệch: when a sheet stands apart from the others, and whether its member has to say why. */
export interface OutlierRule {
  /** Further from the mean than so many standard deviations. Of n sheets none is further than the root of n - 1. */
  deviations: number;
  /** Nearer than so many points to the mean is never apart, however much the others agree. */
  atLeastPoints: number;
  /** The council does not conclude before the member has said why. */
  explanationRequired: boolean;
}

/** How a council assesses: criteria, aggregation, vote, and the rule that decides. */
export interface Assessment {
  /** What all criteria together can reach. */
  total: number;
  criteria: Criterion[];
  aggregation: Aggregation;
  rounding: Rounding;
  vote: VoteRule;
  passRule: PassRule;
  /** Nothing is hidden where silent. */
  blind?: BlindRule;
  /** As `defaultOutliers` where silent. */
  outliers?: OutlierRule;
}
