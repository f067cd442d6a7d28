/** A command that somebody gave, and what became of it. */
export interface Given {
  service: string;
  personId: string;
  key: string;
  /** As the history names it. */
  action: string;
  /** Aggregate that it changed; unknown where it was refused and would have made one. */
  aggregateId?: string;
}

/** The driver's own book: what the system said it had done. */
export class Ledger {
  readonly acknowledged: Given[] = [];
  readonly refused: (Given & { reasons: readonly string[] })[] = [];
  /** Requests sent once more because the one before got no definite answer. */
  repeats = 0;

  acknowledge(given: Given): void {
    this.acknowledged.push(given);
  }

  refuse(given: Given, reasons: readonly string[]): void {
    this.refused.push({ ...given, reasons });
  }
}
