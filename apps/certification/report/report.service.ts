import { Injectable } from '@nestjs/common';
import { invalid } from '#lib/contracts/errors.js';
import { levelTerm } from '#lib/regulation/levels.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import type { CsvColumn } from '#lib/service-kit/csv.js';
import type { Page } from '#lib/service-kit/page.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { randomUUID } from 'node:crypto';
import { NumberSeriesStore } from '../number-series/number-series.store.js';
import { compile, issue, reportColumns } from './report.commands.js';
import type { ReportContent, ReportRow } from './report.content.js';
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
    const { path, localityId } = await this.reference.unit(bodyUnitId);
    authorize(actor, 'report.read', { unitPath: path });
    const period = periodOf(localityId, from, to);
    return compile(period, await this.reports.current(bodyUnitId, period));
  }

  /** Freezes what stands now, with a number; one that was issued before stays as it was. */
  async issue(acting: Acting, { bodyUnitId, from, to, year, capacity }: IssueReportDto): Promise<Report> {
    const { actor, at } = acting;
    const { path, localityId, name: bodyName, code: bodyCode } = await this.reference.unit(bodyUnitId);
    const by = actedBy(actor, authorize(actor, 'report.issue', { unitPath: path }));
    const { position } = await this.reference.person(actor.personId);
    const signer = { ...by, ...(position ? { position } : {}), ...(capacity ? { capacity } : {}) };
    const { rules } = await this.reference.regulationForRounds(localityId, year);
    const period = periodOf(localityId, from, to);
    const id = randomUUID();
    return this.reports.create(id, { at, acting }, async (tx) => {
      const [given] = await this.series.give(tx, { rules, bodyUnitId, bodyCode, at }, 'report', 1);
      if (!given) throw new Error('a series always answers');
      const edition = await this.reports.nextEdition(tx, localityId, year);
      const content = compile(period, await this.reports.counted(tx, bodyUnitId, period));
      const { to: addressee, through = null } = rules.report;
      const what = { localityId, year, edition, bodyUnitId, bodyName, addressee, through };
      return issue(id, what, content, given, signer, at);
    });
  }

  /** The columns of the file, the level above the unit called as it is at the end of the period. */
  async columns({ localityId, to }: ReportContent): Promise<CsvColumn<ReportRow>[]> {
    const regulation = await this.reference.regulationIfKnown(localityId, Number(to.slice(0, 4)));
    return reportColumns(regulation && levelTerm(regulation.rules, 'district', to)?.label);
  }

  list(actor: Actor, query: ReportQuery): Promise<Page<Report>> {
    return this.reports.list(query, actor);
  }

  get(actor: Actor, id: string): Promise<Report> {
    return this.reports.getSeen(actor, id);
  }
}

const periodOf = (localityId: string, from: string, to: string) => {
  if (to < from) throw invalid({ key: 'period-reversed', field: 'to' });
  return { localityId, from, to };
};
