import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import type { Page } from '#lib/service-kit/page.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import { DataSource } from 'typeorm';
import { Shortcoming } from './shortcoming.entity.js';
import type { ShortcomingQuery } from './shortcoming.dto.js';

/** The only file that reads and writes the table `shortcoming`. */
@Injectable()
export class ShortcomingStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  create(id: string, occasion: Occasion, change: Change<Shortcoming>): Promise<Shortcoming> {
    return this.outbox.transaction((tx) => createRow(tx, Shortcoming, id, occasion, change));
  }

  change(id: string, occasion: Occasion, decide: (row: Shortcoming) => Change<Shortcoming>): Promise<Shortcoming> {
    return this.outbox.transaction((tx) => changeRow(tx, Shortcoming, id, occasion, decide));
  }

  async get(id: string): Promise<Shortcoming> {
    const row = await this.find(id);
    if (!row) throw notFound('shortcoming', id);
    return row;
  }

  find(id: string): Promise<Shortcoming | null> {
    return this.db.manager.findOneBy(Shortcoming, { id });
  }

  list(query: ShortcomingQuery, localityId: string): Promise<Page<Shortcoming>> {
    const matching = this.db.manager
      .createQueryBuilder(Shortcoming, 's')
      .where('s.localityId = :localityId', { localityId });
    if (query.unitId) matching.andWhere('s.unitId = :unitId', query);
    if (query.recursOf) matching.andWhere('s.recursOf = :recursOf', query);
    if (query.year) matching.andWhere('s.year = :year', query);
    return pageOf(matching, query, { at: 'createdAt', id: 'id' });
  }
}
