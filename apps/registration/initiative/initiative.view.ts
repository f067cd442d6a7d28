import { initiativeLifecycle, type InitiativeState, type LifecycleRole } from '#lib/lifecycle/initiative.lifecycle.js';
import { initiativeStates } from '#lib/lifecycle/initiative.states.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { roleFor, type Target } from '#lib/service-kit/policy.js';
import type { Initiative } from './initiative.entity.js';
import { factsOf, type Circumstances } from './initiative.facts.js';

/** What the person who asks could do next, and everything that stands in the way. */
export interface NextAction {
  on: string;
  to: InitiativeState;
  reasons: string[];
}

type Hidden = 'historyHash' | 'titleFolded' | 'unitPath' | 'authorIds' | 'confidential';
export type InitiativeView = Omit<Initiative, Hidden> & {
  stateLabel: string;
  confidential?: string | null;
  actions?: NextAction[];
};

/** What the policy looks at; `readers` are the council members the dossier was assigned to. */
export const targetOf = (i: Initiative, readers: readonly string[] = []): Target => ({
  localityId: i.localityId,
  unitPath: i.unitPath,
  authorIds: i.authorIds,
  state: i.state,
  assigned: readers.map((personId) => ({ personId, role: 'council-member' as const })),
  thing: { what: 'initiative', id: i.id, read: 'initiative.read' },
});

/** The row as a list shows it: never the confidential part. */
export function listed(initiative: Initiative): InitiativeView {
  const { historyHash: _h, titleFolded: _t, unitPath: _p, authorIds: _a, confidential: _c, ...shown } = initiative;
  return { ...shown, stateLabel: initiativeStates[initiative.state].vi };
}

const lifecycleActions = [
  'initiative.register',
  'initiative.apply',
  'initiative.file',
  'initiative.submit',
  'initiative.complete',
  'initiative.withdraw',
] as const;

/** What `actor` may do next with the initiative, from the same table and the same policy that will decide. */
export function actionsFor(initiative: Initiative, actor: Actor, circumstances: Circumstances): NextAction[] {
  const facts = factsOf(initiative, circumstances);
  return lifecycleActions.flatMap((action) => {
    const role = roleFor(actor, action, targetOf(initiative));
    if (!role) return [];
    const on = action.slice('initiative.'.length);
    return initiativeLifecycle
      .options(initiative.state, role as LifecycleRole, facts)
      .filter((option) => option.on === on);
  });
}
