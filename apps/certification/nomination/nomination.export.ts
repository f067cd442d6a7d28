import { Injectable } from '@nestjs/common';
import type { Actor } from '#lib/service-kit/acting.js';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { Dossier } from '../dossier/dossier.entity.js';
import { csvHeader, csvLine, type NominationRecord } from './nomination.csv.js';
import type { NominationFilter } from './nomination.dto.js';
import { NominationStore } from './nomination.store.js';

const columns = `n.reason AS reason, n.rank AS rank, n.made_on::text AS "madeOn", n.state AS state,
  n.answer_number AS "answerNumber", n.answered_on::text AS "answeredOn", n.answer_reason AS "answerReason",
  d.title AS title, d.authors AS authors, u.name AS unit, r.number AS decision, r."signedOn" AS "decidedOn"`;

/** The district's recognition that the nomination stands on. */
const recognition = `(SELECT d.initiative_id, e ->> 'number' AS number, e ->> 'signedOn' AS "signedOn"
  FROM dossier d, jsonb_array_elements(d.recognitions) e WHERE e ->> 'level' = 'district')`;

/** Danh sách đề cử as a file, read row by row from one snapshot of the database, so that memory stays flat. */
@Injectable()
export class NominationExport {
  constructor(
    private readonly db: DataSource,
    private readonly nominations: NominationStore,
  ) {}

  /** Lines of the file: the header, then one for each nomination that the actor's list counts. */
  async *lines(actor: Actor, filter: NominationFilter): AsyncGenerator<string> {
    const runner = this.db.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      await this.declare(runner.manager, actor, filter);
      yield csvHeader;
      yield* fetched(runner);
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }

  private async declare(tx: EntityManager, actor: Actor, filter: NominationFilter): Promise<void> {
    const query = this.nominations
      .matching(actor, filter, tx)
      .innerJoin(Dossier, 'd', 'd.initiative_id = n.initiative_id')
      .leftJoin('unit_ref', 'u', 'u.unit_id = d.unit_id')
      .leftJoin(recognition, 'r', 'r.initiative_id = n.initiative_id')
      .select(columns)
      .orderBy('n.locality_id')
      .addOrderBy('n.year')
      .addOrderBy('n.rank', 'ASC', 'NULLS LAST')
      .addOrderBy('n.created_at')
      .addOrderBy('n.id');
    const [sql, parameters] = query.getQueryAndParameters();
    await tx.query(`DECLARE nominations NO SCROLL CURSOR FOR ${sql}`, parameters);
  }
}

async function* fetched(runner: QueryRunner): AsyncGenerator<string> {
  for (let place = 1; ;) {
    const rows = (await runner.query('FETCH 200 FROM nominations')) as NominationRecord[];
    if (rows.length === 0) return;
    for (const row of rows) yield csvLine(row, place++);
  }
}
