import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { AssessmentConcluded } from '#lib/contracts/evaluation.events.js';
import type { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { Page } from '#lib/service-kit/page.js';
import { DataSource, type EntityManager } from 'typeorm';
import type { Dossier } from '../dossier/dossier.entity.js';
import { seenBy } from '../seen-by.js';
import type { Counted } from './report.commands.js';
import type { Period } from './report.content.js';
import type { ReportQuery } from './report.dto.js';
import { CouncilConclusion, Report } from './report.entity.js';

const signed = (level: string) => `EXISTS (SELECT FROM jsonb_array_elements(d.recognitions) e
  WHERE e ->> 'level' = '${level}' AND coalesce(e ->> 'recognizedOn', e ->> 'signedOn')::date BETWEEN $2::date AND $3::date)`;

/** What is counted of an initiative before its scores are read by the regulation that it started under. */
export type Concluded = Omit<Counted, 'assessed'> &
  Pick<Dossier, 'localityId' | 'regulationYear' | 'regulationVersion'> & {
    conclusions: readonly Pick<CouncilConclusion, 'level' | 'outcome' | 'score'>[];
  };

/** The only file that reads and writes the tables `report`, `reported_initiative` and `council_conclusion`. */
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

  /** An assessment that is concluded again has a newer conclusion. */
  async keepConclusion(
    tx: EntityManager,
    { assessmentId, initiativeId, level, outcome, score }: AssessmentConcluded,
    { factId, at }: { factId: string; at: Date },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO council_conclusion AS c (assessment_id, initiative_id, level, outcome, score, concluded_at, fact_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (assessment_id) DO UPDATE SET (outcome, score, concluded_at, fact_id)
         = (excluded.outcome, excluded.score, excluded.concluded_at, excluded.fact_id)
         WHERE c.concluded_at <= excluded.concluded_at`,
      [assessmentId, initiativeId, level, outcome, score ? JSON.stringify(score) : null, at, factId],
    );
  }

  /** Registration refused it: the council has to conclude anew. */
  async forgetConclusion(tx: EntityManager, factId: string): Promise<void> {
    await tx.delete(CouncilConclusion, { factId });
  }

  /** What each initiative of the body's units did within the period; a nomination counts once it is published. */
  counted(bodyUnitId: string, { from, to }: Period, tx: EntityManager = this.db.manager): Promise<Concluded[]> {
    return tx.query<Concluded[]>(
      `SELECT coalesce(u.name, '') AS unit, d.sector, r.category, d.author_ids AS "authorIds",
         d.locality_id AS "localityId", d.regulation_year AS "regulationYear",
         d.regulation_version AS "regulationVersion",
         d.report -> 'benefit' AS benefit,
         coalesce((r.registered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN $2::date AND $3::date, false)
           AS registered,
         ${signed('unit')} AS "unitRecognized", ${signed('district')} AS "districtRecognized",
         ${signed('province')} AS "provinceRecognized",
         EXISTS (SELECT FROM nomination n WHERE n.initiative_id = d.initiative_id
           AND n.state IN ('made', 'recognized', 'declined') AND n.made_on BETWEEN $2::date AND $3::date) AS nominated,
         ARRAY(SELECT p.unit_id FROM replication p WHERE p.initiative_id = d.initiative_id AND p.state = 'confirmed'
           AND p.signed_on BETWEEN $2::date AND $3::date) AS "applyingUnitIds",
         (SELECT count(*)::int FROM reward_proposal w WHERE w.initiative_id = d.initiative_id
           AND w.state <> 'withdrawn' AND w.proposed_on BETWEEN $2::date AND $3::date) AS "rewardsProposed",
         ARRAY(SELECT w.granted_form ->> 'label' FROM reward_proposal w WHERE w.initiative_id = d.initiative_id
           AND w.state = 'granted' AND w.answered_on BETWEEN $2::date AND $3::date) AS "rewardForms",
         (SELECT coalesce(jsonb_agg(c), '[]') FROM (SELECT DISTINCT ON (level) level, outcome, score
            FROM council_conclusion WHERE initiative_id = d.initiative_id
              AND (concluded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN $2::date AND $3::date
            ORDER BY level, concluded_at DESC) c) AS conclusions
       FROM dossier d LEFT JOIN unit_ref u ON u.unit_id = d.unit_id
         LEFT JOIN reported_initiative r ON r.initiative_id = d.initiative_id
       WHERE $1 = ANY (d.unit_path) AND d.state <> 'draft' ORDER BY d.initiative_id`,
      [bodyUnitId, from, to],
    );
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
