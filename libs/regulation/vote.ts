import { Decimal } from 'decimal.js';
import type { Assessment, Fraction, PassRule, VoteBase, VoteRule, VoteShare } from './assessment.js';
import type { QuorumRule } from './regulation.js';

/** The same presence counted of one base. */
export interface QuorumReading {
  of: QuorumRule['of'];
  base: number;
  needed: number;
  met: boolean;
}

/** Whether enough are there, and how many that would take. */
export interface Quorum {
  met: boolean;
  /** Of how many the fraction is taken. */
  base: number;
  needed: number;
  present: number;
  /** With and without those who are recused, for the minutes. */
  readings: QuorumReading[];
}

/** Người of a council as they stand at the vote; who is recused is among the members but never present. */
export interface VoteFigures {
  members: number;
  recused?: number;
  present: number;
  valid: number;
  agree: number;
  /** The chair's word on a tie, for rules by which the chair decides it. */
  chairAgrees?: boolean;
  /** 1 where silent; after a tie that is voted on again, 2. */
  ballotNumber?: number;
}

/** The same ballots counted of one denominator. */
export interface VoteReading {
  base: VoteBase;
  of: number;
  needed: number;
  passed: boolean;
}

export interface VoteCount {
  passed: boolean;
  /** Exactly at the threshold of a strict fraction. */
  tie: boolean;
  /** The tie is to be voted on once more. */
  voteAgain: boolean;
  /** The tie is for the chair to end, who has not spoken yet. */
  awaitsChair: boolean;
  base: VoteBase;
  of: number;
  needed: number;
  agree: number;
  /** Every denominator, for the minutes. */
  readings: VoteReading[];
}

const isCount = (n: number) => Number.isSafeInteger(n) && n >= 0;

/** Integer comparison, no quotient: `agree * 3 >= members * 2`; nothing passes of nobody. */
export const meets = ({ numerator, denominator, strict }: Fraction, part: number, of: number): boolean => {
  const left = part * denominator;
  const right = of * numerator;
  return of > 0 && (strict ? left > right : left >= right);
};

/** The least count that meets a fraction. */
export const neededOf = ({ numerator, denominator, strict }: Fraction, of: number): number => {
  const exact = of * numerator;
  const whole = (exact - (exact % denominator)) / denominator;
  return exact % denominator !== 0 || strict ? whole + 1 : whole;
};

/** Túc số: who is recused is counted in the base only where the rule speaks of all members; nobody is never enough. */
export const quorum = (
  rule: QuorumRule,
  { entitled, present, recused = 0 }: { entitled: number; present: number; recused?: number },
): Quorum => {
  const reading = (of: QuorumRule['of']): QuorumReading => {
    const base = of === 'members' ? entitled : entitled - recused;
    const needed = Math.max(1, neededOf(rule, base));
    return { of, base, needed, met: present > 0 && meets(rule, present, base) };
  };
  const { met, base, needed } = reading(rule.of);
  return { met, base, needed, present, readings: (['members', 'entitled'] as const).map(reading) };
};

/** The share in percent with two decimals, as the minutes print it; the rule never compares it. */
export const sharePercent = (agree: number, of: number): string =>
  of === 0 ? '0.00' : new Decimal(agree).times(100).div(of).toFixed(2, Decimal.ROUND_HALF_UP);

const voteShareIn = (rule: PassRule): VoteShare | undefined => {
  if (rule.kind === 'vote-share') return rule;
  if (rule.kind !== 'all' && rule.kind !== 'any') return undefined;
  return rule.rules.map(voteShareIn).find((found) => found !== undefined);
};

/** How a vote is counted: the vote rule, with the fraction and the base that the pass rule asks of votes instead. */
export const voteRuleOf = ({ vote, passRule }: Pick<Assessment, 'vote' | 'passRule'>): VoteRule => {
  const own = voteShareIn(passRule);
  return { ...vote, fraction: own?.fraction ?? vote.fraction, base: own?.base ?? vote.base };
};

const figuresFault = ({ members, recused = 0, present, valid, agree }: VoteFigures) =>
  ![members, recused, present, valid, agree].every(isCount) ||
  agree > valid ||
  valid > present ||
  present > members - recused;

const sizeOf = (base: VoteBase, { members, recused = 0, present, valid }: VoteFigures) =>
  ({ all: members, entitled: members - recused, present, valid })[base];

const tieOf = ({ fraction, tie: rule }: VoteRule, figures: VoteFigures, of: number) => {
  const { agree, chairAgrees, ballotNumber = 1 } = figures;
  const tie = fraction.strict && of > 0 && agree * fraction.denominator === of * fraction.numerator;
  const chairs = tie && rule === 'chair-decides';
  return {
    tie,
    voteAgain: tie && rule === 'vote-again' && ballotNumber < 2,
    awaitsChair: chairs && chairAgrees === undefined,
    endedByChair: chairs && chairAgrees === true,
  };
};

/**
 * Kiểm phiếu (TT 18/2013 Điều 8: at least 2/3 of the members). A tie is voted on again once: the second ballot ends it.
 * Throws `RangeError` for figures that cannot be, such as more valid ballots than people present.
 */
export const countVote = (rule: VoteRule, figures: VoteFigures): VoteCount => {
  if (figuresFault(figures)) throw new RangeError(`impossible ballot figures ${JSON.stringify(figures)}`);
  const { fraction, base } = rule;
  const { agree } = figures;
  const reading = (each: VoteBase): VoteReading => {
    const of = sizeOf(each, figures);
    return { base: each, of, needed: neededOf(fraction, of), passed: meets(fraction, agree, of) };
  };
  const { of, needed, passed } = reading(base);
  const { endedByChair, ...tie } = tieOf(rule, figures, of);
  return {
    passed: passed || endedByChair,
    ...tie,
    base,
    of,
    needed,
    agree,
    readings: (['all', 'entitled', 'present', 'valid'] as const).map(reading),
  };
};
