import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { DelegationChanged, delegationChanged } from '#lib/contracts/delegation.events.js';
import { EventContext } from '#lib/messaging/event-context.js';

/** Who may act in the place of a head, and so owes what that head owes. Opens and closes nothing itself. */
@Controller()
export class DelegationHandlers {
  @EventPattern<string>(delegationChanged.type)
  async follow(@Payload() told: DelegationChanged, @Ctx() { tx }: EventContext): Promise<void> {
    const { delegationId, version, unitId, headId, deputyId, acts, validFrom, validTo, state } = told;
    await tx.query(
      `INSERT INTO delegation_ref AS d
         (delegation_id, version, unit_id, head_id, deputy_id, acts, valid_from, valid_to, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (delegation_id) DO UPDATE SET version = excluded.version, state = excluded.state
       WHERE d.version < excluded.version`,
      [delegationId, version, unitId, headId, deputyId, acts, validFrom, validTo, state],
    );
  }
}
