import { Injectable } from '@nestjs/common';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Occasion } from '#lib/service-kit/change.js';
import type { EntityManager } from 'typeorm';
import { NominationStore } from '../nomination/nomination.store.js';
import { ReplicationStore } from '../replication/replication.store.js';
import { RewardProposalStore } from '../reward-proposal/reward-proposal.store.js';
import { TitleUseStore } from '../title-use/title-use.store.js';
import type { DecisionItem } from './decision-item.entity.js';
import { DecisionItemStore } from './decision-item.store.js';
import { flag, type RevokedGround, unflag } from './revoked-ground.js';

/** What rests on a recognition: flagged when it is revoked, for someone to look at; nothing is deleted. */
@Injectable()
export class RevocationCascade {
  constructor(
    private readonly items: DecisionItemStore,
    private readonly nominations: NominationStore,
    private readonly titleUses: TitleUseStore,
    private readonly replications: ReplicationStore,
    private readonly rewards: RewardProposalStore,
  ) {}

  /** Flags it all; `item` is the line that was revoked. */
  async flag(tx: EntityManager, item: DecisionItem, by: ActedBy, occasion: Occasion): Promise<void> {
    await this.items.flagAbove(tx, item, true, by, occasion);
    await this.nominations.flag(tx, item.initiativeId, true, by, occasion);
    await this.titleUses.reground(tx, item, groundOf(item), by, occasion, flag);
    await this.replications.reground(tx, item, groundOf(item), by, occasion, flag);
    await this.rewards.flag(tx, item, true, by, occasion);
  }

  /** Registration refused the revocation: takes the flags away again. */
  async lift(tx: EntityManager, item: DecisionItem, occasion: Occasion): Promise<void> {
    const by = { role: 'registration' };
    await this.items.flagAbove(tx, item, false, by, occasion);
    await this.nominations.flag(tx, item.initiativeId, false, by, occasion);
    await this.titleUses.reground(tx, item, groundOf(item), by, occasion, unflag);
    await this.replications.reground(tx, item, groundOf(item), by, occasion, unflag);
    await this.rewards.flag(tx, item, false, by, occasion);
  }
}

const groundOf = ({ level, number, revocation }: DecisionItem): RevokedGround => ({
  level,
  decisionNumber: number,
  revocationNumber: revocation?.number ?? '',
  revokedOn: revocation?.revokedOn ?? '',
});
