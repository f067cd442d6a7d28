import type { Aggregate } from '#lib/regulation/aggregation.js';
import type { ScoreSheet } from './score-sheet.entity.js';

/** A sheet whose member may stay hidden: then it is what it says, and nothing that could tell whose it is. */
export type SheetShown = Pick<ScoreSheet, 'scores' | 'remarks' | 'eligible' | 'comment'> & Partial<ScoreSheet>;

/** Every sheet of an assessment and what they add up to. */
export interface Scores<S = SheetShown> {
  sheets: S[];
  aggregate: Aggregate;
}
