import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { Page } from '#lib/service-kit/page.js';
import { DataSource, type EntityManager } from 'typeorm';
import { reachOf } from '#lib/service-kit/policy.js';
import { type Condition, seenBy } from '../seen-by.js';
import type { RewardLetterQuery } from './reward-letter.dto.js';
import { RewardLetter } from './reward-letter.entity.js';

/** Letters `l` that go through an office of the actor's. */
export function receivedBy(actor: Actor): Condition {
  const { units } = reachOf(actor, 'reward.receive');
  return { sql: 'l.office_unit_id = ANY (:offices)', params: { offices: units } };
}

/** The only file that writes the table `reward_letter`. */
@Injectable()
export class RewardLetterStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Creates it, and lets `beside` write what goes with it, unless the request was carried out before. */
  create(
    id: string,
    occasion: Occasion,
    decide: (tx: EntityManager) => Promise<Change<RewardLetter>>,
    beside: (tx: EntityManager, letter: RewardLetter) => Promise<void>,
  ): Promise<RewardLetter> {
    return this.outbox.transaction(async (tx) => {
      const letter = await createRow(tx, RewardLetter, id, occasion, () => decide(tx));
      if (letter.id === id) await beside(tx, letter);
      return letter;
    });
  }

  /** Throws `not-found` also for what the actor may not see. */
  async getSeen(actor: Actor, id: string): Promise<RewardLetter> {
    const row = await this.visible(actor).andWhere('l.id = :id', { id }).getOne();
    if (!row) throw notFound('reward_letter', id);
    return row;
  }

  list({ bodyUnitId, ...page }: RewardLetterQuery, actor: Actor): Promise<Page<RewardLetter>> {
    const query = this.visible(actor);
    if (bodyUnitId) query.andWhere('l.bodyUnitId = :bodyUnitId', { bodyUnitId });
    return pageOf(query, page, { at: 'signedAt', id: 'id' });
  }

  private visible(actor: Actor) {
    const read = seenBy(actor, 'reward.read', 'l.body_unit_id');
    const received = receivedBy(actor);
    const query = this.db.manager.createQueryBuilder(RewardLetter, 'l');
    return query.where(`(${read.sql} OR ${received.sql})`, { ...read.params, ...received.params });
  }
}
