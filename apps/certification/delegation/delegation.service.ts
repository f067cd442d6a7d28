import { Injectable } from '@nestjs/common';
import { invalid } from '#lib/contracts/errors.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import * as commands from './delegation.commands.js';
import type { GiveDelegationDto } from './delegation.dto.js';
import type { Delegation } from './delegation.entity.js';
import { DelegationStore } from './delegation.store.js';

/** Who may delegate: the head of that very unit, and nobody whom the head delegated to. */
@Injectable()
export class DelegationService {
  constructor(
    private readonly delegations: DelegationStore,
    private readonly reference: ReferenceStore,
  ) {}

  async give(acting: Acting, { unitId, deputyId, ...dto }: GiveDelegationDto): Promise<Delegation> {
    const by = this.head(acting, unitId);
    const [person] = await this.reference.people([deputyId]);
    if (!person) throw invalid({ key: 'deputy-not-of-unit', field: 'deputyId' });
    const deputy = { personId: deputyId, name: person.fullName, unitId: person.unitId, active: person.active };
    const head = { personId: acting.actor.personId, name: acting.actor.name };
    return this.delegations.give(unitId, { at: acting.at, acting }, (id, standing) =>
      commands.give(id, { ...dto, unitId, head, deputy }, standing, by, acting.at),
    );
  }

  /** Any head of the unit may, also the one who came after who gave it. */
  async revoke(acting: Acting, id: string, reason: string): Promise<Delegation> {
    const { unitId } = await this.delegations.getSeen(acting.actor, id);
    const by = this.head(acting, unitId);
    return this.delegations.change(id, { at: acting.at, acting }, (row) => commands.revoke(row, reason, by, acting.at));
  }

  private head({ actor }: Acting, unitId: string) {
    return actedBy(actor, authorize(actor, 'delegation.give', { unitPath: [unitId] }));
  }
}
