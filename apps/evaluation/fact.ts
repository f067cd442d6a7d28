import type { FactRefused } from '#lib/contracts/initiative.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';

/** Why registration would not take a fact of this service. */
export interface Refusal {
  factType: string;
  /** State of the initiative that stood in the way. */
  state: string;
  reasons: string[];
  at: string;
}

export const refusalOf = ({ factType, state, reasons }: FactRefused, at: Date): Refusal => ({
  factType,
  state,
  reasons,
  at: at.toISOString(),
});

/** Who acts when no person does: a refusal that came back, a regulation that was published. */
export const system: ActedBy = { role: 'system' };
