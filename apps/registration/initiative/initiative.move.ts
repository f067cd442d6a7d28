import type { Cause } from '#lib/contracts/event.js';
import { initiativeAmended, initiativeEvents } from '#lib/contracts/initiative.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import {
  initiativeLifecycle,
  type InitiativeTrigger,
  type LifecycleRole,
} from '#lib/lifecycle/initiative.lifecycle.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Initiative } from './initiative.entity.js';
import { factsOf, isPending, type Circumstances } from './initiative.facts.js';
import { snapshotOf } from './initiative.snapshot.js';

/** Everything that a decision about an initiative may depend on beside its row. */
export interface Occasioned extends Circumstances {
  by: ActedBy;
  cause?: Cause;
}

type Columns = Change<Initiative>['set'];

/**
 * One step of the lifecycle: `set` is written if the table allows it, and the clock of the state that is left ends.
 * Throws TransitionRefused with every reason.
 */
export function move(
  initiative: Initiative,
  on: InitiativeTrigger,
  occasion: Occasioned,
  set: Columns,
  note?: string,
): Change<Initiative> {
  const facts = factsOf({ ...initiative, ...set, dueAt: initiative.dueAt }, { ...occasion, note });
  const state = initiativeLifecycle.step(initiative.state, on, occasion.by.role as LifecycleRole, facts);
  const { at, by, cause, rules } = occasion;
  const declinedFrom = state === 'declined' ? initiative.state : null;
  // A request for more time ends with the clock that it was about.
  const extensions = initiative.extensions.filter((each) => !isPending(each));
  const written = { dueAt: null, extensions, ...set, declinedFrom, state, updatedAt: at };
  const row = { ...initiative, ...written, version: initiative.version + 1 };
  const told = initiativeEvents[state].make(row.id, snapshotOf(row, rules, by, note), at, cause);
  return { action: on, by, set: written, events: [told], note };
}

/** A change of content that leaves the state as it is. */
export function amended(
  initiative: Initiative,
  action: string,
  { at, by, cause, rules }: Pick<Occasioned, 'at' | 'by' | 'cause' | 'rules'>,
  set: Columns,
  note?: string,
): Change<Initiative> {
  const row = { ...initiative, ...set, version: initiative.version + 1 };
  const told = initiativeAmended.make(row.id, snapshotOf(row, rules, by, note), at, cause);
  return { action, by, set: { ...set, updatedAt: at }, events: [told], note };
}
