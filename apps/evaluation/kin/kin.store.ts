import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { DataSource, In, type EntityManager } from 'typeorm';
import { orConflict } from '../unique.js';
import { Kin } from './kin.entity.js';

/** The only file that reads and writes the table `kin`. */
@Injectable()
export class KinStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Throws `kin-declared`; `then` belongs to the same transaction. */
  create(
    id: string,
    occasion: Occasion,
    change: Change<Kin>,
    then: (tx: EntityManager) => Promise<void>,
  ): Promise<Kin> {
    return orConflict({ kin_once: 'kin-declared' }, () =>
      this.outbox.transaction(async (tx) => {
        const row = await createRow(tx, Kin, id, occasion, change);
        await then(tx);
        return row;
      }),
    );
  }

  change(id: string, occasion: Occasion, decide: (row: Kin) => Change<Kin>): Promise<Kin> {
    return this.outbox.transaction((tx) => changeRow(tx, Kin, id, occasion, decide));
  }

  async get(id: string): Promise<Kin> {
    const row = await this.db.manager.findOneBy(Kin, { id });
    if (!row) throw notFound('kin', id);
    return row;
  }

  /** What these people have declared. */
  declaredBy(personIds: readonly string[]): Promise<Kin[]> {
    return this.db.manager.find(Kin, {
      where: { personId: In([...personIds]), state: 'declared' },
      order: { declaredAt: 'ASC', id: 'ASC' },
    });
  }

  /** Kin of each of these people, whichever of the two declared it. */
  async relatives(
    personIds: readonly string[],
    tx: EntityManager = this.db.manager,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await tx.query<{ id: string; kin: string[] }[]>(
      `SELECT id, array_agg(kin) AS kin FROM (
         SELECT person_id AS id, kin_id AS kin FROM kin WHERE state = 'declared' AND person_id = ANY ($1)
         UNION SELECT kin_id, person_id FROM kin WHERE state = 'declared' AND kin_id = ANY ($1)) k GROUP BY id`,
      [personIds],
    );
    return new Map(rows.map(({ id, kin }) => [id, kin]));
  }
}
