import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { tidy } from '#lib/service-kit/text.js';
import { randomUUID } from 'node:crypto';
import { ConflictWatch } from '../assessment/conflict.watch.js';
import { CouncilStore } from '../council/council.store.js';
import { councilTarget } from '../council/council.target.js';
import * as commands from './kin.commands.js';
import type { DeclareKinDto } from './kin.dto.js';
import type { Kin } from './kin.entity.js';
import { KinStore } from './kin.store.js';

/** Who declares kin, and who may see it: oneself, and the secretary of a council that one sits on. */
@Injectable()
export class KinService {
  constructor(
    private readonly kin: KinStore,
    private readonly councils: CouncilStore,
    private readonly reference: ReferenceStore,
    private readonly watch: ConflictWatch,
  ) {}

  async declare(acting: Acting, { kinId, relation }: DeclareKinDto): Promise<Kin> {
    const { actor, at } = acting;
    const by = actedBy(actor, authorize(actor, 'kin.declare', {}));
    const relative = await this.reference.person(kinId);
    const change = commands.declare(actor.personId, relative, tidy(relation), by, at);
    return this.kin.create(randomUUID(), { at, acting }, change, (tx) =>
      this.watch.members(tx, [actor.personId, kinId], by, { at }),
    );
  }

  async withdraw(acting: Acting, id: string): Promise<Kin> {
    const { actor, at } = acting;
    const by = actedBy(actor, authorize(actor, 'kin.declare', {}));
    if ((await this.kin.get(id)).personId !== actor.personId) throw notFound('kin', id);
    return this.kin.change(id, { at, acting }, (row) => commands.withdraw(row, by));
  }

  mine(actor: Actor): Promise<Kin[]> {
    authorize(actor, 'kin.declare', {});
    return this.kin.declaredBy([actor.personId]);
  }

  /** What the members of a council have declared. */
  async ofCouncil(actor: Actor, councilId: string): Promise<Kin[]> {
    const council = await this.councils.get(councilId);
    authorize(actor, 'kin.read', councilTarget(council));
    return this.kin.declaredBy(council.members.map(({ personId }) => personId));
  }
}
