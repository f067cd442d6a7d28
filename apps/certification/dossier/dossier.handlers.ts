import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { initiativeAmended, initiativeEvents, InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { ConfirmationStore } from '../confirmation/confirmation.store.js';
import { DecisionItemStore } from '../decision/decision-item.store.js';
import { FollowUpStore } from '../follow-up/follow-up.store.js';
import { NominationStore } from '../nomination/nomination.store.js';
import { RewardProposalStore } from '../reward-proposal/reward-proposal.store.js';
import { DossierStore } from './dossier.store.js';

const story = [...Object.values(initiativeEvents), initiativeAmended].map((event) => event.type);

/** Follows the initiatives: each event carries all that is needed, so the newest one alone decides. */
@Controller()
export class DossierHandlers {
  constructor(
    private readonly dossiers: DossierStore,
    private readonly confirmations: ConfirmationStore,
    private readonly items: DecisionItemStore,
    private readonly nominations: NominationStore,
    private readonly followUps: FollowUpStore,
    private readonly rewards: RewardProposalStore,
  ) {}

  @EventPattern<string[]>(story)
  async follow(@Payload() snapshot: InitiativeSnapshot, @Ctx() { tx, event }: EventContext): Promise<void> {
    const at = new Date(event.time);
    const dossier = await this.dossiers.keep(tx, snapshot, at);
    if (!dossier) return;
    const occasion = { at, cause: event };
    await this.confirmations.follow(tx, dossier, occasion);
    await this.items.follow(tx, dossier, occasion);
    await this.nominations.follow(tx, dossier, occasion);
    await this.followUps.follow(tx, dossier, occasion);
    await this.rewards.follow(tx, dossier, occasion);
  }
}
