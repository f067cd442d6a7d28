import { Injectable } from '@nestjs/common';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { Page } from '#lib/service-kit/page.js';
import { DataSource, type EntityManager } from 'typeorm';
import { seenBy } from '../seen-by.js';
import type { ReissueQuery } from './reissue.dto.js';
import { Reissue } from './reissue.entity.js';

/** The only file that reads and writes the table `reissue`. */
@Injectable()
export class ReissueStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  create(id: string, occasion: Occasion, decide: (tx: EntityManager) => Promise<Change<Reissue>>): Promise<Reissue> {
    return this.outbox.transaction((tx) => createRow(tx, Reissue, id, occasion, () => decide(tx)));
  }

  list({ initiativeId, cause, ...page }: ReissueQuery, actor: Actor): Promise<Page<Reissue>> {
    const { sql, params } = seenBy(actor, 'decision.read', 's.unit_id', 's.author_ids');
    const query = this.db.manager
      .createQueryBuilder(Reissue, 'r')
      .where(`r.initiative_id IN (SELECT initiative_id FROM dossier s WHERE ${sql})`, params);
    if (initiativeId) query.andWhere('r.initiativeId = :initiativeId', { initiativeId });
    if (cause) query.andWhere('r.cause = :cause', { cause });
    return pageOf(query, page, { at: 'signedAt', id: 'id' });
  }
}
