import { Injectable } from '@nestjs/common';
import type { Envelope } from '#lib/contracts/event.js';
import { factRefused } from '#lib/contracts/initiative.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { initiativeLifecycle, type InitiativeTrigger } from '#lib/lifecycle/initiative.lifecycle.js';
import { TransitionRefused } from '#lib/lifecycle/machine.js';
import type { EventContext } from '#lib/messaging/event-context.js';
import type { Change } from '#lib/service-kit/change.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import type { Initiative } from './initiative.entity.js';
import type { Outcome } from './initiative.outcomes.js';
import { InitiativeStore } from './initiative.store.js';

/**
 * Turns facts into steps. What the table declares late changes nothing; a fact too early (reason `state`) is thrown
 * back to be tried again, and refused when its last attempt fails; any other refusal is recorded and answered at once.
 */
@Injectable()
export class InitiativeFactsIn {
  constructor(
    private readonly initiatives: InitiativeStore,
    private readonly reference: ReferenceStore,
  ) {}

  async settle<F extends { initiativeId: string; by: ActedBy }>(
    fact: F,
    { tx, event, lastAttempt }: EventContext,
    outcome: Outcome<F>,
  ): Promise<void> {
    const { localityId, regulationYear, regulationVersion } = await this.initiatives.get(fact.initiativeId, tx);
    const { rules } = await this.reference.regulation(localityId, regulationYear, regulationVersion, tx);
    const at = new Date(event.time);
    const decide = (initiative: Initiative) => {
      try {
        return outcome(initiative, fact, { at, by: fact.by, cause: event, rules });
      } catch (error) {
        if (!(error instanceof TransitionRefused)) throw error;
        if (initiativeLifecycle.ignores(initiative.state, error.on as InitiativeTrigger)) return undefined;
        if (error.reasons.includes('state') && !lastAttempt) throw error;
        return refusal(initiative, event, fact.by, error.reasons, at);
      }
    };
    await this.initiatives.change(fact.initiativeId, { at, cause: event }, decide, tx);
  }
}

/** The refusal is part of the history, and its owner is told. */
const refusal = (
  initiative: Initiative,
  event: Envelope,
  by: ActedBy,
  reasons: readonly string[],
  at: Date,
): Change<Initiative> => {
  const { id: initiativeId, state } = initiative;
  const answer = { factId: event.id, factType: event.type, initiativeId, state, reasons: [...reasons] };
  const told = factRefused.make(initiativeId, answer, at, event);
  return { action: 'refuse-fact', by, set: {}, events: [told], note: `${event.type}: ${reasons.join(', ')}` };
};
