/** How much is done; the short form shows that everything works, the long one gives figures to quote. */
export interface Size {
  /** Events in one run of one variant. */
  events: number;
  /** Runs of each variant, in alternation. */
  rounds: number;
  /** Concurrent producers. */
  concurrency: number;
  /** Seconds of load where a load is kept up. */
  seconds: number;
  /** Writers that the database's ceiling is tried with. */
  writers: readonly number[];
  /** Initiatives stored when the cost of a transition is measured. */
  stored: readonly [number, number];
  /** Transitions whose cost is measured at each of them. */
  transitions: number;
  /** Starts of the standalone form. */
  starts: number;
}

export const whole: Size = {
  events: 6_000,
  rounds: 3,
  concurrency: 32,
  seconds: 8,
  writers: [16, 32, 64],
  stored: [10_000, 200_000],
  transitions: 400,
  starts: 3,
};

export const quick: Size = {
  ...whole,
  events: 2_000,
  rounds: 1,
  seconds: 3,
  writers: [32],
  stored: [10_000, 50_000],
  transitions: 150,
  starts: 1,
};
