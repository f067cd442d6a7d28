/** The way has two parts, whose kills are planned apart: up to the accepted dossier, and from the council on. */
export type Stage = 'office' | 'council';

const councilPaths =
  /^(councils|assessments|declarations|assignment-plans|meetings|nominations|nomination-letters|appeals)\b/;

export const stageOf = (path: string): Stage => (councilPaths.test(path) ? 'council' : 'office');

/** A change of one aggregate, as the histories show it. */
export interface Changed {
  service: string;
  personId: string;
  /** As the history names it. */
  action: string;
  /** Aggregate that was changed; unknown where it was refused and would have made one. */
  aggregateId?: string;
}

/** A command that somebody gave, and what became of it. */
export interface Given extends Changed {
  key: string;
  stage: Stage;
}

/** The driver's own book: what the system said it had done. */
export class Ledger {
  readonly acknowledged: Given[] = [];
  readonly refused: (Given & { reasons: readonly string[] })[] = [];
  /** What acknowledged commands changed beside the aggregate that they were given to. */
  readonly along: Changed[] = [];
  readonly count: Record<Stage, number> = { office: 0, council: 0 };
  /** Requests sent once more because the one before got no definite answer. */
  repeats = 0;

  acknowledge(given: Given): void {
    this.acknowledged.push(given);
    this.count[given.stage] += 1;
  }

  refuse(given: Given, reasons: readonly string[]): void {
    this.refused.push({ ...given, reasons });
  }
}
