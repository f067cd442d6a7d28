import { Injectable } from '@nestjs/common';
import type { DelegableAct } from '#lib/contracts/delegation.events.js';
import type { RoleHeld } from '#lib/contracts/directory.events.js';
import { forbidden } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import type { Action } from '#lib/service-kit/policy.table.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { notInForce } from '../delegation/delegation.commands.js';
import type { Delegation } from '../delegation/delegation.entity.js';
import { DelegationStore } from '../delegation/delegation.store.js';

const holdsOn = (held: RoleHeld, unitId: string, on: string): boolean =>
  held.role === 'unit-head' && held.unitId === unitId && (held.validFrom ?? on) <= on && on <= (held.validTo ?? on);

const delegable: Partial<Record<Action, DelegableAct>> = {
  'effect.confirm': 'confirm',
  'decision.issue-unit': 'decide-unit',
};

/** Thủ trưởng: who acts for a unit where its own head may not, or has let a deputy act instead. */
@Injectable()
export class UnitHeadService {
  constructor(
    private readonly reference: ReferenceStore,
    private readonly delegations: DelegationStore,
  ) {}

  /** The nearest unit of the path that has a head, today, who is none of the authors; the first where there is none. */
  async actingUnit(path: readonly string[], authorIds: readonly string[], at: Date): Promise<string> {
    for (const unitId of path)
      if ((await this.impartialHeads(unitId, authorIds, localDate(at))).length > 0) return unitId;
    return path[0] ?? '';
  }

  /**
   * How the actor heads the unit, or the one that acts for it: as its head, or as a deputy in the head's place (KT.,
   * NĐ 30/2020 Điều 13), who is then named too. Throws `forbidden`, to a deputy with what their delegation lacks.
   */
  async authorize(
    { actor, at }: Acting,
    action: Action,
    path: readonly string[],
    authorIds: readonly string[],
  ): Promise<ActedBy> {
    const unitId = await this.actingUnit(path, authorIds, at);
    const target = { unitPath: [unitId], conflicted: authorIds };
    const isHead = actor.roles.some((held) => held.role === 'unit-head' && held.unitId === unitId);
    const act = delegable[action];
    const delegation = act && !isHead ? await this.delegation(actor.personId, unitId, act, authorIds, at) : undefined;
    if (!delegation) return actedBy(actor, authorize(actor, action, target));
    if (actor.unitId !== unitId) throw forbidden('deputy-not-of-unit');
    const assigned = [{ personId: actor.personId, role: 'deputy-head' as const }];
    return { ...actedBy(actor, authorize(actor, action, { ...target, assigned })), onBehalfOf: delegation.head };
  }

  /** The deputy's delegation in force; undefined where there never was any. Throws `forbidden` for one that is not. */
  private async delegation(
    deputyId: string,
    unitId: string,
    act: DelegableAct,
    authorIds: readonly string[],
    at: Date,
  ): Promise<Delegation | undefined> {
    const on = localDate(at);
    const given = await this.delegations.toDeputy(deputyId, unitId, act);
    const standing = given.find((one) => !notInForce(one, on));
    if (!standing) {
      const lacks = given[0] && notInForce(given[0], on);
      if (lacks) throw forbidden(lacks);
      return undefined;
    }
    const heads = await this.impartialHeads(unitId, authorIds, on);
    if (!heads.includes(standing.headId)) throw forbidden('delegating-head-not-in-office');
    return standing;
  }

  private async impartialHeads(unitId: string, authorIds: readonly string[], on: string): Promise<string[]> {
    const heads = await this.reference.holders('unit-head', unitId);
    return heads
      .filter(({ personId, roles }) => !authorIds.includes(personId) && roles.some((held) => holdsOn(held, unitId, on)))
      .map(({ personId }) => personId);
  }
}
