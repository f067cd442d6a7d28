import type { ServiceName } from '#lib/contracts/services.js';
import type { Stage } from './ledger.fixture.js';

/** A service by its name, or whichever has its turn. */
export type Victim = 'service' | 'broker' | 'database' | ServiceName;
export type Kills = Partial<Record<Victim, number>>;

/** How much happens in one run. */
export interface Scale {
  initiatives: number;
  /** Of the initiatives, how many are to come before the council; some are withdrawn on the way. */
  councilShare: number;
  /** Groups of initiatives under way at once. */
  atOnce: number;
  /** By the part of the way in whose course they happen. */
  kills: Record<Stage, Kills>;
  timeoutMs: number;
}

const scales: Readonly<Record<'short' | 'full', Scale>> = {
  short: {
    initiatives: 120,
    councilShare: 0.36,
    atOnce: 6,
    kills: {
      office: { service: 8, broker: 1, database: 1 },
      council: { evaluation: 2, certification: 1, registration: 1, database: 1 },
    },
    timeoutMs: 900_000,
  },
  full: {
    initiatives: 1_100,
    councilShare: 0.2,
    atOnce: 8,
    kills: {
      office: { service: 24, broker: 2, database: 3 },
      council: { evaluation: 8, certification: 5, registration: 3, notification: 2, broker: 2, database: 3 },
    },
    timeoutMs: 5_400_000,
  },
};

/** `CHAOS=full` asks for the long run. */
export const scaleOf = ({ CHAOS }: NodeJS.ProcessEnv): Scale => scales[CHAOS === 'full' ? 'full' : 'short'];
