import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { Page } from '#lib/service-kit/page.js';
import { DataSource, type EntityManager } from 'typeorm';
import { seenBy } from '../seen-by.js';
import type { LetterQuery } from './nomination-letter.dto.js';
import { NominationLetter } from './nomination-letter.entity.js';

/** The only file that reads and writes the table `nomination_letter`. */
@Injectable()
export class NominationLetterStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Creates it, and lets `beside` write what goes with it, unless the request was carried out before. */
  create(
    id: string,
    occasion: Occasion,
    decide: (tx: EntityManager) => Promise<Change<NominationLetter>>,
    beside: (tx: EntityManager, letter: NominationLetter) => Promise<void>,
  ): Promise<NominationLetter> {
    return this.outbox.transaction(async (tx) => {
      const letter = await createRow(tx, NominationLetter, id, occasion, () => decide(tx));
      if (letter.id === id) await beside(tx, letter);
      return letter;
    });
  }

  change(
    id: string,
    occasion: Occasion,
    decide: (row: NominationLetter, tx: EntityManager) => Promise<Change<NominationLetter>>,
  ): Promise<NominationLetter> {
    return this.outbox.transaction((tx) => changeRow(tx, NominationLetter, id, occasion, (row) => decide(row, tx)));
  }

  /** Throws `not-found` also for what the actor may not see. */
  async getSeen(actor: Actor, id: string): Promise<NominationLetter> {
    const row = await this.visible(actor).andWhere('l.id = :id', { id }).getOne();
    if (!row) throw notFound('nomination_letter', id);
    return row;
  }

  list({ localityId, year, ...page }: LetterQuery, actor: Actor): Promise<Page<NominationLetter>> {
    const query = this.visible(actor);
    if (localityId) query.andWhere('l.localityId = :localityId', { localityId });
    if (year) query.andWhere('l.year = :year', { year });
    return pageOf(query, page, { at: 'signedAt', id: 'id' });
  }

  /** Before it is published, an author of what it nominates sees no letter, whatever office they hold. */
  private visible(actor: Actor) {
    const { sql, params } = seenBy(actor, 'nomination.read', 'l.body_unit_id');
    const own = `SELECT FROM nomination n JOIN dossier s ON s.initiative_id = n.initiative_id
      WHERE n.letter_id = l.id AND s.author_ids @> ARRAY[:me]::uuid[]`;
    return this.db.manager
      .createQueryBuilder(NominationLetter, 'l')
      .where(`${sql} AND (l.state = 'published' OR NOT EXISTS (${own}))`, params);
  }
}
