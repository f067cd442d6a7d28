import { Column } from 'typeorm';

/** Bước. */
export interface Step {
  name: string;
  /** Steps inside it. */
  steps?: Step[];
}

export type Outcome = 'passed' | 'failed' | 'again';

export interface Paged<T> {
  items: readonly T[];
  total: number;
}

/** What says itself how it is written. */
class Amount {
  private readonly cents = 0;
  toJSON(): string {
    return this.cents.toFixed(2);
  }
}

/** Kế hoạch. */
export class Plan {
  @Column('uuid') readonly id!: string;
  @Column('integer', { nullable: true }) readonly version!: number | null;
  @Column('date') readonly startsOn!: string;
  @Column('uuid', { array: true }) readonly personIds!: string[];
  @Column('timestamptz') readonly endedAt!: Date | null;
  readonly outcome!: Outcome | null;
  readonly cost!: Amount;
  readonly secret!: string;
  /** Nothing is known of it. */
  readonly extra?: unknown;
  protected readonly inside!: string;
  isOver(): boolean {
    return this.endedAt !== null;
  }
}

/** Every kind of answer that the schemas are tested with. */
export interface Answers {
  plans: Paged<Omit<Plan, 'secret'>>;
  view: Pick<Plan, 'id' | 'endedAt'> & { step: Step };
  byName: Record<string, number>;
  pair: [string, boolean];
  either: Step | { plan: Plan } | null;
}
