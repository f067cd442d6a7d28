import { Injectable } from '@nestjs/common';
import { invalid } from '#lib/contracts/errors.js';
import type { CouncilScore } from '#lib/contracts/evaluation.events.js';
import type { ActedBy, Level } from '#lib/contracts/shared.js';
import { bandsOf, type BandOf } from '#lib/regulation/bands.js';
import { assessmentOf } from '#lib/regulation/criteria.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { levelTerm } from '#lib/regulation/levels.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import type { Action } from '#lib/service-kit/policy.table.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { NumberSeriesStore } from '../number-series/number-series.store.js';
import { signerOf } from '../signer.js';
import { compile, issue, type Assessed, type Counted } from './report.commands.js';
import type { Period, ReportContent } from './report.content.js';
import type { IssueReportDto, ReportPeriodDto, ReportQuery } from './report.dto.js';
import type { Report } from './report.entity.js';
import { ReportStore } from './report.store.js';

/** Who may read and issue the report on a locality's initiatives. */
@Injectable()
export class ReportService {
  constructor(
    private readonly reports: ReportStore,
    private readonly series: NumberSeriesStore,
    private readonly reference: ReferenceStore,
  ) {}

  /** Số liệu của một kỳ bất kỳ, as it stands; nothing is written. */
  async current(actor: Actor, { bodyUnitId, from, to }: ReportPeriodDto): Promise<ReportContent> {
    const { localityId } = await this.reference.unit(bodyUnitId);
    await this.authorized(actor, 'report.read', bodyUnitId);
    const period = periodOf(localityId, from, to);
    return compile(period, await this.counted(bodyUnitId, period));
  }

  /** Freezes what stands now, with a number; one that was issued before stays as it was. */
  async issue(acting: Acting, { bodyUnitId, from, to, year, capacity }: IssueReportDto): Promise<Report> {
    const { actor, at } = acting;
    const { localityId, name: bodyName, code: bodyCode } = await this.reference.unit(bodyUnitId);
    const by = await this.authorized(actor, 'report.issue', bodyUnitId);
    const signer = await signerOf(this.reference, actor, by, capacity);
    const { rules } = await this.reference.regulationForRounds(localityId, year);
    const period = periodOf(localityId, from, to);
    const id = randomUUID();
    return this.reports.create(id, { at, acting }, async (tx) => {
      const given = await this.series.giveOne(tx, { rules, bodyUnitId, bodyCode, at }, 'report');
      const edition = await this.reports.nextEdition(tx, localityId, year);
      const content = compile(period, await this.counted(bodyUnitId, period, tx));
      const { to: addressee, through = null } = rules.report;
      const what = { localityId, year, edition, bodyUnitId, bodyName, addressee, through };
      return issue(id, what, content, given, signer, at);
    });
  }

  /** How the level above the unit is called at the end of the period, such as huyện; undefined where it is not known. */
  async levelAbove({ localityId, to }: ReportContent): Promise<string | undefined> {
    const regulation = await this.reference.regulationIfKnown(localityId, Number(to.slice(0, 4)));
    return regulation && levelTerm(regulation.rules, 'district', to)?.label;
  }

  list(actor: Actor, query: ReportQuery): Promise<Page<Report>> {
    return this.reports.list(query, actor);
  }

  get(actor: Actor, id: string): Promise<Report> {
    return this.reports.getSeen(actor, id);
  }

  /** With the bands that the scores fall into, by the regulation that each initiative started under. */
  private async counted(bodyUnitId: string, period: Period, tx?: EntityManager): Promise<Counted[]> {
    const counted: Counted[] = [];
    for (const { conclusions, localityId, regulationYear, regulationVersion, ...one } of await this.reports.counted(
      bodyUnitId,
      period,
      tx,
    )) {
      const assessed: Assessed[] = [];
      for (const { level, outcome, score } of conclusions) {
        const rules =
          score && (await this.reference.regulation(localityId, regulationYear, regulationVersion, tx)).rules;
        assessed.push({ level, outcome, bands: rules ? bandsIn(rules, level, score) : [] });
      }
      counted.push({ ...one, assessed });
    }
    return counted;
  }

  /** Whoever may not read reports of the body is answered as of a unit that is not there. */
  private async authorized(actor: Actor, action: Action, bodyUnitId: string): Promise<ActedBy> {
    const { path: unitPath } = await this.reference.unit(bodyUnitId);
    const thing = { what: 'unit', id: bodyUnitId, read: 'report.read' } as const;
    return actedBy(actor, authorize(actor, action, { unitPath, thing }));
  }
}

const bandsIn = (rules: Regulation, level: Level, { total, criteria }: CouncilScore): BandOf[] => {
  const scores = Object.fromEntries(criteria.map(({ key, score }) => [key, score]));
  return bandsOf(assessmentOf(rules, level === 'unit' ? 'unit' : 'district'), { total, criteria: scores });
};

const periodOf = (localityId: string, from: string, to: string) => {
  if (to < from) throw invalid({ key: 'period-reversed', field: 'to' });
  return { localityId, from, to };
};
