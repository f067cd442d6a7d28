import type { Reason } from '../reason.js';
import type { Path } from '../yaml-lines.js';

/** What a regulation says to a question. */
export interface Ruling {
  /** A key, such as `open`, or the thing itself that was asked for, such as a number. */
  verdict: string;
  /** Where the rule stands that decided. */
  decidedBy: Path;
  reasons: Reason[];
  /** What was computed on the way, for people. */
  details?: Readonly<Record<string, string | number>>;
}

/** A ruling without reasons. */
export const plain = (verdict: string, decidedBy: Path, details?: Ruling['details']): Ruling => ({
  verdict,
  decidedBy,
  reasons: [],
  ...(details ? { details } : {}),
});

/** `good` where nothing is wrong, otherwise `refused` by the rule behind the first reason. */
export const unlessRefused = (
  good: string,
  reasons: readonly Reason[],
  pathOf: (reason: Reason | undefined) => Path,
): Ruling => ({
  verdict: reasons.length === 0 ? good : 'refused',
  decidedBy: pathOf(reasons[0]),
  reasons: [...reasons],
});
