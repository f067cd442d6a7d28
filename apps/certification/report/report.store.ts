import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { Page } from '#lib/service-kit/page.js';
import { DataSource, type EntityManager } from 'typeorm';
import { seenBy } from '../seen-by.js';
import type { Counted } from './report.commands.js';
import type { Period } from './report.content.js';
import type { ReportQuery } from './report.dto.js';
import { Report } from './report.entity.js';

const signed = (level: string) => `EXISTS (SELECT FROM jsonb_array_elements(d.recognitions) e
  WHERE e ->> 'level' = '${level}' AND coalesce(e ->> 'recognizedOn', e ->> 'signedOn')::date BETWEEN $2::date AND $3::date)`;

/** The only file that reads and writes the tables `report` and `reported_initiative`. */
@Injectable()
export class ReportStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  async keep(tx: EntityManager, { initiativeId, version, category, registeredAt }: InitiativeSnapshot): Promise<void> {
    await tx.query(
      `INSERT INTO reported_initiative AS r (initiative_id, version, category, registered_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (initiative_id) DO UPDATE SET (version, category, registered_at)
         = (excluded.version, excluded.category, excluded.registered_at) WHERE r.version < excluded.version`,
      [initiativeId, version, category ?? null, registeredAt ?? null],
    );
  }

  /** What each initiative of the body's units did within the period; a nomination counts once it is published. */
  counted(tx: EntityManager, bodyUnitId: string, { from, to }: Period): Promise<Counted[]> {
    return tx.query<Counted[]>(
      `SELECT coalesce(u.name, '') AS unit, d.sector, r.category, d.author_ids AS "authorIds",
         d.report -> 'benefit' AS benefit,
         coalesce((r.registered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN $2::date AND $3::date, false)
           AS registered,
         ${signed('unit')} AS "unitRecognized", ${signed('district')} AS "districtRecognized",
         ${signed('province')} AS "provinceRecognized",
         EXISTS (SELECT FROM nomination n WHERE n.initiative_id = d.initiative_id
           AND n.state IN ('made', 'recognized', 'declined') AND n.made_on BETWEEN $2::date AND $3::date) AS nominated
       FROM dossier d LEFT JOIN unit_ref u ON u.unit_id = d.unit_id
         LEFT JOIN reported_initiative r ON r.initiative_id = d.initiative_id
       WHERE $1 = ANY (d.unit_path) AND d.state <> 'draft' ORDER BY d.initiative_id`,
      [bodyUnitId, from, to],
    );
  }

  current(bodyUnitId: string, period: Period): Promise<Counted[]> {
    return this.counted(this.db.manager, bodyUnitId, period);
  }

  create(id: string, occasion: Occasion, decide: (tx: EntityManager) => Promise<Change<Report>>): Promise<Report> {
    return this.outbox.transaction((tx) => createRow(tx, Report, id, occasion, () => decide(tx)));
  }

  /** The next edition; called after the body's number is taken, which lets one issue wait for the other. */
  async nextEdition(tx: EntityManager, localityId: string, year: number): Promise<number> {
    const last = await tx.maximum(Report, 'edition', { localityId, year });
    return (last ?? 0) + 1;
  }

  /** Throws `not-found` also for what the actor may not see. */
  async getSeen(actor: Actor, id: string): Promise<Report> {
    const row = await this.visible(actor).andWhere('r.id = :id', { id }).getOne();
    if (!row) throw notFound('report', id);
    return row;
  }

  list({ localityId, year, ...page }: ReportQuery, actor: Actor): Promise<Page<Report>> {
    const query = this.visible(actor);
    if (localityId) query.andWhere('r.localityId = :localityId', { localityId });
    if (year) query.andWhere('r.year = :year', { year });
    return pageOf(query, page, { at: 'signedAt', id: 'id' });
  }

  private visible(actor: Actor) {
    const { sql, params } = seenBy(actor, 'report.read', 'r.body_unit_id');
    return this.db.manager.createQueryBuilder(Report, 'r').where(sql, params);
  }
}
