import { Injectable } from '@nestjs/common';
import { forbidden, invalid, notFound } from '#lib/contracts/errors.js';
import { aggregate } from '#lib/regulation/scoring.js';
import { fold } from '#lib/service-kit/text.js';
import { Decimal } from 'decimal.js';
import type { EntityManager } from 'typeorm';
import { AssessmentAccess } from '../assessment/assessment.access.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { AssessmentStore } from '../assessment/assessment.store.js';
import type { Council } from '../council/council.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { ScoreSheetStore } from '../score-sheet/score-sheet.store.js';
import { sheetOf } from '../score-sheet/sheet-of.js';
import { groupedByConflict } from './agenda.js';
import type { AgendaOrder } from './meeting.dto.js';
import type { Meeting } from './meeting.entity.js';
import { MeetingStore } from './meeting.store.js';

/** How an agenda is asked for: by hand, or by a rule. */
export interface AgendaWish {
  assessmentIds?: string[] | undefined;
  order?: AgendaOrder | undefined;
}

type Comparison = (a: Assessment, b: Assessment) => number;

const compare = (a: string, b: string) => Number(a > b) - Number(a < b);
const byTitle: Comparison = (a, b) => compare(fold(a.title), fold(b.title)) || compare(a.id, b.id);

/** Lập chương trình họp from what is ready to be heard. */
@Injectable()
export class AgendaService {
  constructor(
    private readonly assessments: AssessmentStore,
    private readonly meetings: MeetingStore,
    private readonly dossiers: DossierStore,
    private readonly sheets: ScoreSheetStore,
    private readonly access: AssessmentAccess,
  ) {}

  /** For a new meeting: those given, or all whose scores are open and that no other meeting has. Throws `agenda-unclear`. */
  async compose(tx: EntityManager, council: Council, { assessmentIds, order }: AgendaWish): Promise<Assessment[]> {
    if ((assessmentIds === undefined) === (order === undefined)) throw invalid('agenda-unclear');
    if (assessmentIds) return this.named(tx, assessmentIds);
    const elsewhere = await this.meetings.idsOnAgendas(tx, council.id);
    const ready = await this.assessments.deliberating(tx, council.id);
    const shortlist = ready.filter(({ id }) => !elsewhere.has(id));
    if (shortlist.length === 0) throw invalid({ key: 'nothing-to-hear', field: 'order' });
    return this.ordered(tx, council, shortlist, order ?? 'title');
  }

  /**
   * For a meeting that was called. What the one who arranges is in conflict with is not theirs to move: it stays at
   * its place. Throws `agenda-unclear`, `conflict-of-interest`.
   */
  async recompose(
    tx: EntityManager,
    council: Council,
    { agenda }: Meeting,
    { assessmentIds, order }: AgendaWish,
    actorId: string,
  ): Promise<Assessment[]> {
    if ((assessmentIds === undefined) === (order === undefined)) throw invalid('agenda-unclear');
    const barred = ({ conflictedIds }: Assessment) => conflictedIds.includes(actorId);
    const now = await this.named(
      tx,
      agenda.map(({ assessmentId }) => assessmentId),
    );
    const theirs = now.filter((assessment) => !barred(assessment));
    const next = assessmentIds
      ? await this.named(tx, assessmentIds)
      : await this.ordered(tx, council, theirs, order ?? 'title');
    if (next.some(barred)) throw forbidden('conflict-of-interest');
    now.forEach((assessment, i) => {
      if (barred(assessment)) next.splice(i, 0, assessment);
    });
    return next;
  }

  private async named(tx: EntityManager, ids: readonly string[]): Promise<Assessment[]> {
    const found = await this.assessments.findAll(ids, tx);
    return ids.map((id) => {
      const assessment = found.find((a) => a.id === id);
      if (!assessment) throw notFound('assessment', id);
      return assessment;
    });
  }

  private async ordered(tx: EntityManager, council: Council, items: Assessment[], order: AgendaOrder) {
    const sorted = [...items].sort(await this.comparisonBy(tx, items, order));
    const leaving = ({ conflictedIds }: Assessment) => council.seatedIds.filter((id) => conflictedIds.includes(id));
    const grouped = groupedByConflict(sorted.map((item) => ({ id: item.id, leavingIds: leaving(item), item })));
    return grouped.map(({ item }) => item);
  }

  private async comparisonBy(tx: EntityManager, items: readonly Assessment[], order: AgendaOrder): Promise<Comparison> {
    if (order === 'score') {
      const totals = await this.totalsOf(tx, items);
      const total = ({ id }: Assessment) => totals.get(id) ?? new Decimal(0);
      return (a, b) => total(b).cmp(total(a)) || byTitle(a, b);
    }
    if (order === 'title') return byTitle;
    const dossiers = await this.dossiers.findAll(
      items.map(({ initiativeId }) => initiativeId),
      tx,
    );
    const sectors = new Map(dossiers.map((dossier) => [dossier.initiativeId, dossier.sector]));
    const sector = ({ initiativeId }: Assessment) => sectors.get(initiativeId) ?? '';
    return (a, b) => compare(sector(a), sector(b)) || byTitle(a, b);
  }

  private async totalsOf(tx: EntityManager, items: readonly Assessment[]): Promise<ReadonlyMap<string, Decimal>> {
    const sheets = await this.sheets.sentOf(items, tx);
    const totals = new Map<string, Decimal>();
    for (const item of items) {
      const own = (sheets.get(item.id) ?? []).map(sheetOf);
      totals.set(item.id, new Decimal(aggregate(await this.access.rulesOf(item), own, item.level).total));
    }
    return totals;
  }
}
