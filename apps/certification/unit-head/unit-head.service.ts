import { Injectable } from '@nestjs/common';
import type { RoleHeld } from '#lib/contracts/directory.events.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { authorize } from '#lib/service-kit/policy.js';
import type { Action, PolicyRole } from '#lib/service-kit/policy.table.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';

const holdsOn = (held: RoleHeld, unitId: string, on: string): boolean =>
  held.role === 'unit-head' && held.unitId === unitId && (held.validFrom ?? on) <= on && on <= (held.validTo ?? on);

/** Thủ trưởng: who acts for a unit where its own head may not, being an author of what is to be judged. */
@Injectable()
export class UnitHeadService {
  constructor(private readonly reference: ReferenceStore) {}

  /** The nearest unit of the path that has a head, today, who is none of the authors; the first where there is none. */
  async actingUnit(path: readonly string[], authorIds: readonly string[], at: Date): Promise<string> {
    for (const unitId of path) if (await this.hasImpartialHead(unitId, authorIds, localDate(at))) return unitId;
    return path[0] ?? '';
  }

  /** The role under which the actor heads the unit, or the one that acts for it. Throws `forbidden`. */
  async authorize(
    { actor, at }: Acting,
    action: Action,
    path: readonly string[],
    authorIds: readonly string[],
  ): Promise<PolicyRole> {
    const unitId = await this.actingUnit(path, authorIds, at);
    return authorize(actor, action, { unitPath: [unitId], conflicted: authorIds });
  }

  private async hasImpartialHead(unitId: string, authorIds: readonly string[], on: string): Promise<boolean> {
    const heads = await this.reference.holders('unit-head', unitId);
    return heads.some(
      ({ personId, roles }) => !authorIds.includes(personId) && roles.some((held) => holdsOn(held, unitId, on)),
    );
  }
}
