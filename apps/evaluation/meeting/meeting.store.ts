import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import type { Page } from '#lib/service-kit/page.js';
import { reachOf } from '#lib/service-kit/policy.js';
import { DataSource, In, type EntityManager } from 'typeorm';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import type { MeetingQuery } from './meeting.dto.js';
import { Meeting } from './meeting.entity.js';

/** The only file that reads and writes the table `meeting`. */
@Injectable()
export class MeetingStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  create(id: string, occasion: Occasion, decide: (tx: EntityManager) => Promise<Change<Meeting>>): Promise<Meeting> {
    return this.outbox.transaction((tx) => createRow(tx, Meeting, id, occasion, () => decide(tx)));
  }

  /** Decides with the row locked; what `decide` reads with the same transaction belongs to the decision. */
  change(
    id: string,
    occasion: Occasion,
    decide: (row: Meeting, tx: EntityManager) => Change<Meeting> | Promise<Change<Meeting>>,
  ): Promise<Meeting> {
    return this.outbox.transaction((tx) => changeRow(tx, Meeting, id, occasion, (row) => decide(row, tx)));
  }

  async get(id: string): Promise<Meeting> {
    const row = await this.db.manager.findOneBy(Meeting, { id });
    if (!row) throw notFound('meeting', id);
    return row;
  }

  /** The meeting, so that neither its state nor its attendance can change before the transaction ends. */
  async hold(tx: EntityManager, id: string): Promise<Meeting> {
    const row = await tx.findOne(Meeting, { where: { id }, lock: { mode: 'pessimistic_read' } });
    if (!row) throw notFound('meeting', id);
    return row;
  }

  /** Alternates who sit in a meeting that has the assessment on its agenda, until it ends. */
  async standInsOn({ id, councilId }: Pick<Assessment, 'id' | 'councilId'>): Promise<string[]> {
    const rows = await this.db.manager.query<{ personId: string }[]>(
      `SELECT DISTINCT unnest(stand_in_ids) AS "personId" FROM meeting
       WHERE council_id = $1 AND state = 'in-session' AND agenda @> jsonb_build_array(jsonb_build_object('assessmentId', $2::text))`,
      [councilId, id],
    );
    return rows.map(({ personId }) => personId);
  }

  /** Assessments on the agenda of a meeting of the council that is called or sits. */
  async idsOnAgendas(tx: EntityManager, councilId: string): Promise<ReadonlySet<string>> {
    const called = await tx.findBy(Meeting, { councilId, state: In(['scheduled', 'in-session']) });
    return new Set(called.flatMap(({ agenda }) => agenda.map(({ assessmentId }) => assessmentId)));
  }

  list(filter: MeetingQuery, actor: Actor): Promise<Page<Meeting>> {
    const { units, trees } = reachOf(actor, 'council.read');
    const query = this.db.manager.createQueryBuilder(Meeting, 'm').where(
      `EXISTS (SELECT FROM council c WHERE c.id = m.council_id
         AND (c.unit_path[1] = ANY (:units) OR c.unit_path && :trees OR :me = ANY (c.seated_ids) OR :me = ANY (m.stand_in_ids)))`,
      { units, trees, me: actor.personId },
    );
    const { councilId, state } = filter;
    if (councilId) query.andWhere('m.councilId = :councilId', { councilId });
    if (state) query.andWhere('m.state = :state', { state });
    return pageOf(query, filter, { at: 'startsAt', id: 'id' });
  }
}
