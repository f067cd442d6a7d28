/** How much happens in one run. */
export interface Scale {
  initiatives: number;
  /** Groups of initiatives under way at once. */
  atOnce: number;
  kills: { service: number; broker: number; database: number };
  timeoutMs: number;
}

const scales: Readonly<Record<'short' | 'full', Scale>> = {
  short: { initiatives: 120, atOnce: 6, kills: { service: 10, broker: 1, database: 2 }, timeoutMs: 600_000 },
  full: { initiatives: 1_100, atOnce: 8, kills: { service: 30, broker: 4, database: 5 }, timeoutMs: 3_600_000 },
};

/** `CHAOS=full` asks for the long run. */
export const scaleOf = ({ CHAOS }: NodeJS.ProcessEnv): Scale => scales[CHAOS === 'full' ? 'full' : 'short'];
