import { DomainError, notFound } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Actor } from './acting.js';
import { policy, type Action, type PolicyRole, type Scope } from './policy.table.js';

/** What a rule of the policy may look at; leave out what the thing does not have, and rules on it do not match. */
export interface Target {
  localityId?: string;
  /** The unit it belongs to and every unit above, nearest first. */
  unitPath?: readonly string[];
  authorIds?: readonly string[];
  /** Roles in a council, or on one dossier: who holds which. */
  assigned?: readonly { personId: string; role: PolicyRole }[];
  /** People in conflict of interest: every rule refuses them. */
  conflicted?: readonly string[];
  state?: string;
  /**
   * What it is, and the action of reading it: for whoever may not read it, it does not exist. With the path of the unit
   * it belongs to, where `unitPath` is another's that decides on it.
   */
  thing?: { readonly what: string; readonly id: string; readonly read: Action; readonly unitPath?: readonly string[] };
}

const holds = (actor: Actor, role: PolicyRole, unitIds: readonly string[]) =>
  actor.roles.some((held) => held.role === role && unitIds.includes(held.unitId));

const scopes: Readonly<Record<Scope, (actor: Actor, role: PolicyRole, target: Target) => boolean>> = {
  any: () => true,
  own: (actor, _, t) => t.authorIds?.includes(actor.personId) ?? false,
  unit: (actor, role, t) => holds(actor, role, (t.unitPath ?? []).slice(0, 1)),
  tree: (actor, role, t) => holds(actor, role, t.unitPath ?? []),
  locality: (actor, role, t) => actor.localityId === t.localityId && actor.roles.some((held) => held.role === role),
  assigned: (actor, role, t) => t.assigned?.some((a) => a.personId === actor.personId && a.role === role) ?? false,
};

/** The role under which `actor` may do this to `target`, or undefined: what no row allows is denied. */
export function roleFor(actor: Actor, action: Action, target: Target): PolicyRole | undefined {
  if (target.conflicted?.includes(actor.personId)) return undefined;
  return policy.find(
    (row) =>
      row.action === action &&
      (!row.states || (target.state !== undefined && row.states.includes(target.state))) &&
      scopes[row.scope](actor, row.role, target),
  )?.role;
}

/**
 * The role under which `actor` acts. Throws `forbidden`, saying whether it is for a conflict of interest, and
 * `not-found` where they may not even read it: a refusal must not tell that it is there.
 */
export function authorize(actor: Actor, action: Action, target: Target): PolicyRole {
  const role = roleFor(actor, action, target);
  if (role) return role;
  const conflicted = target.conflicted?.includes(actor.personId);
  const { thing } = target;
  const { unitPath = target.unitPath ?? [] } = thing ?? {};
  if (thing && !conflicted && !roleFor(actor, thing.read, { ...target, unitPath }))
    throw notFound(thing.what, thing.id);
  throw new DomainError('forbidden', [
    { key: conflicted ? 'conflict-of-interest' : 'not-permitted', params: { action } },
  ]);
}

/** How far an action reaches, for lists, counts and exports: the same rows as for one thing, read as a filter. */
export interface Reach {
  any: boolean;
  own: boolean;
  assigned: boolean;
  /** The unit itself must be one of these. */
  units: string[];
  /** The unit or one above it must be one of these. */
  trees: string[];
  localityId?: string;
}

export function reachOf(actor: Actor, action: Action): Reach {
  const rows = policy.filter((row) => row.action === action);
  const has = (scope: Scope) => rows.some((row) => row.scope === scope);
  const unitsFor = (scope: Scope) =>
    rows
      .filter((row) => row.scope === scope)
      .flatMap((row) => actor.roles.filter((r) => r.role === row.role).map((r) => r.unitId));
  const inLocality = rows.some((row) => row.scope === 'locality' && actor.roles.some((r) => r.role === row.role));
  return {
    any: has('any'),
    own: has('own'),
    assigned: has('assigned'),
    units: unitsFor('unit'),
    trees: unitsFor('tree'),
    ...(inLocality ? { localityId: actor.localityId } : {}),
  };
}

/** How history and events name who acted, and in which role. */
export const actedBy = ({ personId, name }: Actor, role: PolicyRole): ActedBy => ({ personId, name, role });
