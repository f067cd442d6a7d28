import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { changeRow, createRow, type Occasion } from '#lib/service-kit/change.js';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import * as commands from './round.commands.js';
import { Round } from './round.entity.js';

/** The only file that reads and writes the table `round`. */
@Injectable()
export class RoundStore {
  constructor(private readonly db: DataSource) {}

  /** Every round of the year that was published. */
  async follow(tx: EntityManager, source: commands.Source, occasion: Occasion): Promise<void> {
    for (const { number } of source.rules.rounds) await this.ensure(tx, source, number, source.year, occasion);
  }

  /** The round, planned or moved where that is due; rounds that come back every year are planned when first used. */
  async ensure(
    tx: EntityManager,
    source: commands.Source,
    number: number,
    year: number,
    occasion: Occasion,
  ): Promise<void> {
    const known = await tx.findOneBy(Round, { localityId: source.localityId, year, number });
    if (known) {
      await changeRow(tx, Round, known.id, occasion, (round) => commands.replan(round, source, occasion.at));
      return;
    }
    const change = commands.plan(source, number, year);
    if (change) await createRow(tx, Round, randomUUID(), occasion, change);
  }

  async get(id: string): Promise<Round> {
    const row = await this.db.manager.findOneBy(Round, { id });
    if (!row) throw notFound('round', id);
    return row;
  }

  list(localityId: string, year?: number): Promise<Round[]> {
    const where = { localityId, ...(year === undefined ? {} : { year }) };
    return this.db.manager.find(Round, { where, order: { year: 'DESC', number: 'ASC' } });
  }
}
