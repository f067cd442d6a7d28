import type { Actor } from '#lib/service-kit/acting.js';
import { reachOf } from '#lib/service-kit/policy.js';
import type { Action } from '#lib/service-kit/policy.table.js';

/** A condition in SQL with its named parameters. */
export interface Condition {
  sql: string;
  params: Record<string, unknown>;
}

const delegated = `SELECT g.unit_id FROM delegation g JOIN person_ref p ON p.person_id = g.deputy_id
  WHERE g.deputy_id = :me AND g.state = 'given' AND p.unit_id = g.unit_id`;

/**
 * How far `action` reaches for the actor, as a condition on a unit and, where there are any, on authors. A deputy is
 * assigned to the unit whose head delegated to them and, so that what they signed stays readable, until the head
 * revokes it or they leave the unit. Reach by locality is not read: no action of this service has it, and what is not read is denied.
 */
export function seenBy(actor: Actor, action: Action, unitId: string, authorIds?: string): Condition {
  const { any, own, assigned, units, trees } = reachOf(actor, action);
  const parts = [
    ...(any ? ['true'] : []),
    ...(own && authorIds ? [`${authorIds} @> ARRAY[:me]::uuid[]`] : []),
    ...(assigned ? [`${unitId} IN (${delegated})`] : []),
    ...(units.length > 0 ? [`${unitId} = ANY (:units)`] : []),
    ...(trees.length > 0 ? [`${unitId} IN (SELECT unit_id FROM unit_ref WHERE path && CAST(:trees AS uuid[]))`] : []),
  ];
  return {
    sql: parts.length > 0 ? `(${parts.join(' OR ')})` : 'false',
    params: { me: actor.personId, units, trees },
  };
}
