import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { fromCursor, toCursor, type Page } from '#lib/service-kit/page.js';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { searchPatterns } from '#lib/service-kit/text.js';
import type { PersonQuery } from './person.dto.js';
import { Person } from './person.entity.js';

/** The only file that reads and writes the table `person`. */
@Injectable()
export class PersonStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** In the caller's transaction where one is given. */
  create(id: string, occasion: Occasion, change: Change<Person>, outer?: EntityManager): Promise<Person> {
    const work = (tx: EntityManager) => createRow(tx, Person, id, occasion, change);
    return outer ? work(outer) : this.outbox.transaction(work);
  }

  change(id: string, occasion: Occasion, decide: (row: Person) => Change<Person>): Promise<Person> {
    return this.outbox.transaction((tx) => changeRow(tx, Person, id, occasion, decide));
  }

  async get(id: string, tx: EntityManager = this.db.manager): Promise<Person> {
    const row = await tx.findOneBy(Person, { id });
    if (!row) throw notFound('person', id);
    return row;
  }

  /** Those of the ids that there are. */
  byIds(ids: readonly string[], tx: EntityManager = this.db.manager): Promise<Person[]> {
    return tx.createQueryBuilder(Person, 'p').where('p.id = ANY(:ids)', { ids }).getMany();
  }

  async list(query: PersonQuery & { localityId: string }): Promise<Page<Person>> {
    const matching = this.matching(query);
    const total = await matching.getCount();
    const after = fromCursor(query.cursor);
    if (after) matching.andWhere('(p.foldedName, p.id) > (:name, :id)', { name: after[0], id: after[1] });
    const rows = await matching
      .orderBy('p.foldedName')
      .addOrderBy('p.id')
      .take(query.limit + 1)
      .getMany();
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return rows.length > query.limit && last
      ? { items, total, next: toCursor([last.foldedName, last.id]) }
      : { items, total };
  }

  private matching(query: PersonQuery & { localityId: string }): SelectQueryBuilder<Person> {
    const { localityId, within, role, q, active } = query;
    const matching = this.db.manager
      .createQueryBuilder(Person, 'p')
      .where('p.localityId = :localityId', { localityId });
    if (within) matching.andWhere('p.unitId IN (SELECT id FROM unit WHERE path @> ARRAY[:within]::uuid[])', { within });
    if (role) matching.andWhere('p.roles @> :held::jsonb', { held: JSON.stringify([{ role }]) });
    if (q) matching.andWhere('p.foldedName LIKE ALL (:patterns)', { patterns: searchPatterns(q) });
    if (active !== undefined) matching.andWhere('p.active = :active', { active });
    return matching;
  }
}
