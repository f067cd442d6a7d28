import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { UnitChanged, unitChanged } from '#lib/contracts/directory.events.js';
import type { Envelope } from '#lib/contracts/event.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import type { EntityManager } from 'typeorm';
import { followUnit } from './initiative.commands.js';
import type { Initiative } from './initiative.entity.js';
import { InitiativeService } from './initiative.service.js';
import { InitiativeStore } from './initiative.store.js';

type Taker = Pick<UnitChanged, 'unitId' | 'path' | 'canRecognize'>;

/**
 * Units move and merge: whoever heads the unit that took another over sees what was drafted there. The unit that an
 * initiative was drafted in stays what it was; only who is above it follows, and the history says so.
 */
@Controller()
export class UnitHandlers {
  constructor(
    private readonly initiatives: InitiativeStore,
    private readonly service: InitiativeService,
    private readonly reference: ReferenceStore,
  ) {}

  @EventPattern<string>(unitChanged.type)
  async follow(@Payload() unit: UnitChanged, @Ctx() { tx, event }: EventContext): Promise<void> {
    const known = await this.reference.unitIfKnown(unit.unitId, tx);
    if (known && known.version > unit.version) return;
    const into = unit.mergedInto ? await this.reference.unitIfKnown(unit.mergedInto, tx) : null;
    if (into && !into.path.includes(unit.unitId)) await this.merge(tx, unit.unitId, into, event);
    else await this.lead(tx, unit.unitId, { path: unit.path }, event);
    for (const { unitId } of await this.reference.mergedInto(unit.unitId, tx))
      if (!unit.path.includes(unitId)) await this.merge(tx, unitId, unit, event);
  }

  /** What was drafted in the unit hangs below the one that took it over, which recognizes in its place. */
  private async merge(tx: EntityManager, unitId: string, into: Taker, event: Envelope): Promise<void> {
    const successor = into.canRecognize ? into.unitId : undefined;
    await this.lead(tx, unitId, { path: [unitId, ...into.path], successor }, event);
  }

  private async lead(
    tx: EntityManager,
    unitId: string,
    { path, successor }: { path: string[]; successor?: string },
    event: Envelope,
  ): Promise<void> {
    const at = new Date(event.time);
    for (const id of await this.initiatives.astray(tx, unitId, path)) {
      const { rules } = await this.service.rulesOf(await this.initiatives.get(id, tx), tx);
      const occasion = { at, by: { role: 'system' }, cause: event, rules };
      const follow = (row: Initiative) => followUnit(row, path, successor, occasion);
      await this.initiatives.change(id, { at, cause: event }, follow, tx);
    }
  }
}
