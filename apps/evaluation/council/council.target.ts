import type { Target } from '#lib/service-kit/policy.js';
import { assignedOf, type Council } from './council.entity.js';

/** What the policy looks at of a council; to whoever may not read it, it does not exist. */
export const councilTarget = (council: Pick<Council, 'id' | 'unitPath' | 'members'>): Target => ({
  unitPath: council.unitPath,
  assigned: assignedOf(council),
  thing: { what: 'council', id: council.id, read: 'council.read' },
});
