import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { fromCursor, toCursor, type Page } from '#lib/service-kit/page.js';
import { DataSource, type EntityManager, QueryFailedError, type SelectQueryBuilder } from 'typeorm';
import { searchPatterns } from '#lib/service-kit/text.js';
import type { UnitQuery } from './unit.dto.js';
import { Unit } from './unit.entity.js';

type Within = Pick<UnitQuery, 'within' | 'kind' | 'q'> & { localityId: string };

const isCodeTaken = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { constraint?: string }).constraint === 'unit_code';

/** The only file that reads and writes the table `unit`. */
@Injectable()
export class UnitStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** In the caller's transaction where one is given. Throws `unit-code-taken`: the locality already has this code. */
  async create(id: string, occasion: Occasion, change: Change<Unit>, outer?: EntityManager): Promise<Unit> {
    const work = (tx: EntityManager) => createRow(tx, Unit, id, occasion, change);
    try {
      return await (outer ? work(outer) : this.outbox.transaction(work));
    } catch (error) {
      if (isCodeTaken(error)) throw conflict({ key: 'unit-code-taken', field: 'code' });
      throw error;
    }
  }

  change(id: string, occasion: Occasion, decide: (row: Unit) => Change<Unit>): Promise<Unit> {
    return this.outbox.transaction((tx) => changeRow(tx, Unit, id, occasion, decide));
  }

  /** Changes a unit and every unit under it, top down, while nobody else moves one; returns the top one. */
  async changeSubtree(
    id: string,
    parentId: string,
    occasion: Occasion,
    decide: (row: Unit, moved: Unit, parent: Unit) => Change<Unit>,
  ): Promise<Unit> {
    return this.outbox.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('directory: shape of the unit tree'))`);
      const [moved, parent] = [await this.get(id, tx), await this.get(parentId, tx)];
      const top = await changeRow(tx, Unit, id, occasion, (row) => decide(row, moved, parent));
      const alreadyDone = top.version === moved.version;
      for (const below of alreadyDone ? [] : await this.below(id, tx))
        await changeRow(tx, Unit, below.id, { at: occasion.at }, (row) => decide(row, moved, parent));
      return top;
    });
  }

  async get(id: string, tx: EntityManager = this.db.manager): Promise<Unit> {
    const row = await tx.findOneBy(Unit, { id });
    if (!row) throw notFound('unit', id);
    return row;
  }

  /** The units of a locality that have no unit of the same locality above them, first by code. */
  tops(localityId: string): Promise<Unit[]> {
    return this.db.manager
      .createQueryBuilder(Unit, 'u')
      .where('u.localityId = :localityId', { localityId })
      .andWhere(
        'NOT EXISTS (SELECT FROM unit above WHERE above.id = u.parent_id AND above.locality_id = u.locality_id)',
      )
      .orderBy('u.code')
      .getMany();
  }

  byIds(ids: readonly string[], tx: EntityManager = this.db.manager): Promise<Unit[]> {
    return tx.createQueryBuilder(Unit, 'u').where('u.id = ANY(:ids)', { ids }).getMany();
  }

  async list(query: UnitQuery & { localityId: string }): Promise<Page<Unit>> {
    const matching = this.matching(query);
    const total = await matching.getCount();
    const after = fromCursor(query.cursor);
    if (after) matching.andWhere('u.code > :code', { code: after[0] });
    const rows = await matching
      .orderBy('u.code')
      .take(query.limit + 1)
      .getMany();
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return rows.length > query.limit && last ? { items, total, next: toCursor([last.code]) } : { items, total };
  }

  private matching({ localityId, within, kind, q }: Within): SelectQueryBuilder<Unit> {
    const matching = this.db.manager.createQueryBuilder(Unit, 'u').where('u.localityId = :localityId', { localityId });
    if (within) matching.andWhere('u.path @> ARRAY[:within]::uuid[]', { within });
    if (kind) matching.andWhere('u.kind = :kind', { kind });
    if (q) matching.andWhere('u.foldedName LIKE ALL (:patterns)', { patterns: searchPatterns(q) });
    return matching;
  }

  private below(id: string, tx: EntityManager): Promise<Unit[]> {
    return tx
      .createQueryBuilder(Unit, 'u')
      .where('u.path @> ARRAY[:id]::uuid[] AND u.id <> :id', { id })
      .orderBy('cardinality(u.path)')
      .addOrderBy('u.id')
      .getMany();
  }
}
