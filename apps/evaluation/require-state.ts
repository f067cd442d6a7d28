import { conflict } from '#lib/contracts/errors.js';

/** Throws `state` unless the row is in one of the states in which the action may be taken. */
export function requireState<S extends string>(state: S, allowed: readonly S[], action: string): void {
  if (!allowed.includes(state)) throw conflict({ key: 'state', params: { action, state } });
}
