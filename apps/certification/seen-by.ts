import type { Actor } from '#lib/service-kit/acting.js';
import { reachOf } from '#lib/service-kit/policy.js';
import type { Action } from '#lib/service-kit/policy.table.js';

/** A condition in SQL with its named parameters. */
export interface Condition {
  sql: string;
  params: Record<string, unknown>;
}

/**
 * How far `action` reaches for the actor, as a condition on a unit and, where there are any, on authors. Reach by
 * locality or assignment is not read: no action of this service has it, and what is not read is denied.
 */
export function seenBy(actor: Actor, action: Action, unitId: string, authorIds?: string): Condition {
  const { any, own, units, trees } = reachOf(actor, action);
  const parts = [
    ...(any ? ['true'] : []),
    ...(own && authorIds ? [`${authorIds} @> ARRAY[:me]::uuid[]`] : []),
    ...(units.length > 0 ? [`${unitId} = ANY (:units)`] : []),
    ...(trees.length > 0 ? [`${unitId} IN (SELECT unit_id FROM unit_ref WHERE path && CAST(:trees AS uuid[]))`] : []),
  ];
  return {
    sql: parts.length > 0 ? `(${parts.join(' OR ')})` : 'false',
    params: { me: actor.personId, units, trees },
  };
}
