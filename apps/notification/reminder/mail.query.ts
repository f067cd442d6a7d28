import { Injectable } from '@nestjs/common';
import { fromCursor, toCursor, type Page } from '#lib/service-kit/page.js';
import { DataSource } from 'typeorm';
import type { MailQueryDto } from './mail.dto.js';
import { Mail } from './reminder.entity.js';

/** Reads what was sent, for the administrator. */
@Injectable()
export class MailQuery {
  constructor(private readonly db: DataSource) {}

  /** The newest first. */
  async list(localityId: string, { state, personId, limit, cursor }: MailQueryDto): Promise<Page<Mail>> {
    const matching = this.db.manager.createQueryBuilder(Mail, 'm').where('m.localityId = :localityId', { localityId });
    if (state) matching.andWhere('m.state = :state', { state });
    if (personId) matching.andWhere('m.personId = :personId', { personId });
    const total = await matching.getCount();
    const after = fromCursor(cursor);
    if (after) matching.andWhere('(m.claimedAt, m.key) < (:at, :key)', { at: after[0], key: after[1] });
    const rows = await matching
      .orderBy('m.claimedAt', 'DESC')
      .addOrderBy('m.key', 'DESC')
      .take(limit + 1)
      .getMany();
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return rows.length > limit && last
      ? { items, total, next: toCursor([last.claimedAt.toISOString(), last.key]) }
      : { items, total };
  }

  /** The locality of who the letter was for; undefined when there is no such letter. */
  async localityOf(key: string): Promise<string | undefined> {
    return (await this.db.manager.findOneBy(Mail, { key }))?.localityId;
  }
}
