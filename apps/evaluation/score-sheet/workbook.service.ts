import { Injectable } from '@nestjs/common';
import { DomainError, type Reason } from '#lib/contracts/errors.js';
import { sentence, type Sentence } from '#lib/contracts/reasons.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { reachOf } from '#lib/service-kit/policy.js';
import { AssessmentAccess } from '../assessment/assessment.access.js';
import { AssessmentStore } from '../assessment/assessment.store.js';
import { entryOf, saysTheSame, type Entry } from './entry.js';
import { formOf } from './form.js';
import { save } from './score-sheet.commands.js';
import type { ScoreSheetDto } from './score-sheet.dto.js';
import type { ScoreSheet } from './score-sheet.entity.js';
import { ScoreSheetService } from './score-sheet.service.js';
import { ScoreSheetStore } from './score-sheet.store.js';
import { rowsIn, workbookOf, type ReadRow } from './workbook.js';

/** What became of a row; `empty`: nothing was entered, and there is no sheet yet. */
export interface RowOutcome {
  sheet: string;
  row: number;
  assessmentId: string;
  outcome: 'saved' | 'unchanged' | 'empty' | 'refused';
  /** Of the sheet as it now is. */
  version?: number;
  reasons: (Reason & Sentence & { cell?: string })[];
}

export interface WorkbookOutcome {
  dryRun: boolean;
  rows: RowOutcome[];
}

type Done = Pick<RowOutcome, 'outcome' | 'version'>;

const isEmpty = ({ scores, remarks, eligible, comment }: Entry) =>
  Object.keys(scores).length + Object.keys(remarks).length === 0 && eligible === null && comment === null;

const versionsOf = (error: DomainError): { expectedVersion: number; currentVersion: number } | undefined => {
  const { expectedVersion, currentVersion } = error.extra ?? {};
  return typeof expectedVersion === 'number' && typeof currentVersion === 'number'
    ? { expectedVersion, currentVersion }
    : undefined;
};

const stale = (expectedVersion: number, currentVersion: number) =>
  new DomainError('conflict', [{ key: 'row-stale' }], { expectedVersion, currentVersion });

/** The reason with the cell it is about: of a score, or of the column that the field names. */
const located = (reason: Reason, { cellOf }: ReadRow): Reason & { cell?: string } => {
  const field = reason.field ?? '';
  const cell = cellOf[`scores.${field}`] ?? cellOf[`remarks.${field}`] ?? cellOf[field];
  return cell ? { ...reason, cell } : reason;
};

/** Chấm ngoại tuyến: one's assigned dossiers as a spreadsheet, and back as drafts; never sent by the way. */
@Injectable()
export class WorkbookService {
  constructor(
    private readonly access: AssessmentAccess,
    private readonly assessments: AssessmentStore,
    private readonly sheets: ScoreSheetStore,
    private readonly service: ScoreSheetService,
  ) {}

  /** Those that one has been assigned and has not sent. */
  async make(actor: Actor): Promise<Buffer> {
    const { personId } = actor;
    const assigned = reachOf(actor, 'assessment.score').assigned ? await this.assessments.toScore(personId) : [];
    const sheets = await this.sheets.ofMember(
      personId,
      assigned.map(({ id }) => id),
    );
    const open = assigned.flatMap((assessment) => {
      const sheet = sheets.find(({ assessmentId }) => assessmentId === assessment.id);
      return sheet && sheet.state !== 'draft' ? [] : [{ assessment, sheet }];
    });
    const rows = open.map(async ({ assessment, sheet }) => ({
      ...{ assessmentId: assessment.id, title: assessment.title, version: sheet?.version ?? 0 },
      form: formOf(await this.access.rulesOf(assessment), assessment),
      entry: sheet ?? { scores: {}, remarks: {}, eligible: null, comment: null },
    }));
    return workbookOf(await Promise.all(rows));
  }

  /** Each row by itself, so that one refusal harms no other; sent again it changes nothing. */
  async take(acting: Acting, file: Buffer, dryRun: boolean): Promise<WorkbookOutcome> {
    const rows: RowOutcome[] = [];
    const seen = new Map<string, number>();
    for (const row of rowsIn(file)) {
      rows.push(await this.outcomeOf(acting, row, dryRun, seen.get(row.assessmentId)));
      seen.set(row.assessmentId, seen.get(row.assessmentId) ?? row.row);
    }
    return { dryRun, rows };
  }

  private async outcomeOf(acting: Acting, row: ReadRow, dryRun: boolean, first?: number): Promise<RowOutcome> {
    const where = { sheet: row.sheet, row: row.row, assessmentId: row.assessmentId };
    try {
      if (first !== undefined) throw new DomainError('conflict', [{ key: 'row-twice', params: { first } }]);
      if (row.faults.length > 0) throw new DomainError('invalid', row.faults);
      return { ...where, ...(await this.write(acting, row, dryRun)), reasons: [] };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const versions = versionsOf(error);
      const reasons: Reason[] = versions ? [{ key: 'row-stale', params: versions }] : [...error.reasons];
      const told = reasons.map((reason) => ({ ...located(reason, row), ...sentence(reason) }));
      return { ...where, outcome: 'refused', reasons: told, ...(versions ? { version: versions.currentVersion } : {}) };
    }
  }

  private async write(acting: Acting, row: ReadRow, dryRun: boolean): Promise<Done> {
    const { assessmentId, version } = row;
    const { assessment, rules, by } = await this.access.grant(acting.actor, 'assessment.score', assessmentId);
    const sheet = (await this.sheets.find(assessmentId, by.personId)) ?? undefined;
    const dto = withWordOf(sheet, row);
    const entry = entryOf(dto);
    const known = alreadyIs(sheet, entry);
    if (known) return known;
    const current = sheet?.version ?? 0;
    if (current !== version) throw stale(version, current);
    save(assessment, sheet, entry, rules, by, acting.at);
    if (dryRun) return { outcome: 'saved', version: current + 1 };
    const saved = await this.service.save(
      { ...acting, idempotencyKey: undefined, expectedVersion: version },
      assessmentId,
      dto,
    );
    return { outcome: 'saved', version: saved.version };
  }
}

/** A form that does not ask whether it is eligible has no column for it: the word that was given elsewhere stays. */
const withWordOf = (sheet: ScoreSheet | undefined, { dto, cellOf }: ReadRow): ScoreSheetDto =>
  'eligible' in cellOf || !sheet || sheet.eligible === null ? dto : { ...dto, eligible: sheet.eligible };

const alreadyIs = (sheet: ScoreSheet | undefined, entry: Entry): Done | undefined => {
  if (sheet) return saysTheSame(sheet, entry) ? { outcome: 'unchanged', version: sheet.version } : undefined;
  return isEmpty(entry) ? { outcome: 'empty' } : undefined;
};
