import { Injectable } from '@nestjs/common';
import { conflict, type Reason } from '#lib/contracts/errors.js';
import { assessmentOf } from '#lib/regulation/criteria.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { Clock } from '#lib/service-kit/clock.js';
import type { Page } from '#lib/service-kit/page.js';
import { actedBy, authorize, reachOf } from '#lib/service-kit/policy.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { assessmentFor, conflictsFor, standingsFor } from '../blind/blind.js';
import { BlindView } from '../blind/blind.view.js';
import { requireComposed } from '../council/council.commands.js';
import type { Council } from '../council/council.entity.js';
import { CouncilStore } from '../council/council.store.js';
import { councilTarget } from '../council/council.target.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { ExplanationWatch } from '../fairness/explanation.watch.js';
import { ratersNeeded } from '../score-sheet/raters.js';
import { ScoreSheetStore } from '../score-sheet/score-sheet.store.js';
import { sheetOf } from '../score-sheet/sheet-of.js';
import { AssessmentAccess } from './assessment.access.js';
import * as commands from './assessment.commands.js';
import type { AssessmentOpened, AssessmentQuery, AssessmentView, OpenAssessmentDto } from './assessment.dto.js';
import type { Assessment } from './assessment.entity.js';
import { AssessmentStore } from './assessment.store.js';
import { assignMembers } from './assignment.js';
import { inputOf, taskOf } from './assignment.facts.js';
import { ConflictFinder } from './conflict.finder.js';
import { barredBy, conflictsOf, discreet, type ConflictCase } from './conflicts.js';

/** Who may open, see and unseal an assessment: load, authorize, let the command decide. */
@Injectable()
export class AssessmentService {
  constructor(
    private readonly assessments: AssessmentStore,
    private readonly access: AssessmentAccess,
    private readonly councils: CouncilStore,
    private readonly dossiers: DossierStore,
    private readonly sheets: ScoreSheetStore,
    private readonly finder: ConflictFinder,
    private readonly clock: Clock,
    private readonly blind: BlindView,
    private readonly explanations: ExplanationWatch,
  ) {}

  /** Throws as the command, and where the council may not sit for it; what only warns comes with the answer. */
  async open(acting: Acting, { initiativeId, councilId }: OpenAssessmentDto): Promise<AssessmentOpened> {
    const { actor, at } = acting;
    const council = await this.councils.get(councilId);
    const action = council.level === 'unit' ? 'assessment.open-unit' : 'assessment.open';
    authorize(actor, action, councilTarget(council));
    const { authorIds } = await this.dossiers.get(initiativeId);
    const by = actedBy(actor, authorize(actor, action, { ...councilTarget(council), conflicted: authorIds }));
    const id = randomUUID();
    let warnings: Reason[] = [];
    const row = await this.assessments.create(id, { at, acting }, async (tx) => {
      const dossier = await this.dossiers.lock(tx, initiativeId);
      if (!dossier) throw conflict('dossier-state');
      const sitting = await this.councils.lock(tx, councilId);
      const change = commands.open(id, dossier, sitting, await this.barred(tx, sitting, dossier, at), by, at);
      warnings = await this.warnings(tx, sitting, dossier);
      return change;
    });
    return { ...row, warnings };
  }

  async openScores(acting: Acting, id: string): Promise<Assessment> {
    const { actor, at } = acting;
    const { by, rules } = await this.access.grant(actor, 'assessment.open-scores', id);
    return this.assessments.change(id, { at, acting }, async (row, tx) => {
      const sheets = await this.sheets.sent(row, tx);
      const change = commands.openScores(
        row,
        sheets.map(({ memberId }) => memberId),
        by,
        at,
      );
      const needed = ratersNeeded(rules, row, sheets.map(sheetOf));
      if (needed.length > 0) throw conflict(...needed);
      await this.explanations.follow(tx, { ...row, ...change.set }, by, at);
      return change;
    });
  }

  /** A member who has not declared yet learns of a dossier that it is there, not what was concluded. */
  async list(query: AssessmentQuery, actor: Actor): Promise<Page<Assessment>> {
    const page = await this.assessments.list(query, actor);
    const secretaryOf = reachOf(actor, 'assessment.read').trees;
    if (secretaryOf.length > 0) return page;
    const items = page.items.map((row) =>
      row.declaredIds.includes(actor.personId) ? row : { ...row, ...unconcluded },
    );
    return { ...page, items };
  }

  /** Conflicts of family are told to the secretary alone; others see that a member is out. */
  async view(actor: Actor, id: string): Promise<AssessmentView> {
    const { assessment, council, rules, sight, by } = await this.blind.granted(actor, id);
    const dossier = await this.dossiers.get(assessment.initiativeId);
    const given = await this.finder.one(council, dossier, assessment, this.clock.now());
    const conflicts = conflictsOf(given);
    const told = by.role === 'council-secretary' ? conflicts : discreet(conflicts);
    const assigns = by.role !== 'council-member' && assessment.state === 'scoring';
    return {
      ...assessmentFor(assessment, sight),
      conflicts: conflictsFor(told, sight),
      sheets: standingsFor(await this.sheets.standings(id), sight),
      proposals: assigns ? await this.proposals(council, assessment, given) : [],
      needed: assigns ? ratersNeeded(rules, assessment, (await this.sheets.sent(assessment)).map(sheetOf)) : [],
    };
  }

  /** Tiêu chí, thang điểm of the regulation that holds for it. */
  async criteria(actor: Actor, id: string) {
    const { assessment, rules } = await this.access.grant(actor, 'assessment.read', id);
    const { criteria, total, aggregation, passRule, vote } = assessmentOf(rules, assessment.level);
    return { criteria, total, aggregation, passRule, vote };
  }

  /** Đề xuất người thay: whom the rules of the assignment would pick for each vacancy, no one twice. */
  private async proposals(council: Council, assessment: Assessment, given: ConflictCase) {
    const { id, vacancies, state } = assessment;
    if (state !== 'scoring' || vacancies.length === 0) return [];
    const loads = await this.assessments.loads(council.id);
    const task = taskOf(given, assessment, vacancies.length);
    const { picks } = assignMembers(inputOf(council, loads, [task], { seed: id }));
    return vacancies.map(({ personId }, i) => ({ personId, proposed: picks[i] ?? null }));
  }

  private async barred(tx: EntityManager, council: Council, dossier: Dossier, at: Date): Promise<string[]> {
    const { localityId, regulationYear, regulationVersion } = dossier;
    const { level } = council;
    const assessment = { level, localityId, regulationYear, regulationVersion, conflictedIds: [] };
    return barredBy(await this.finder.one(council, dossier, assessment, at, tx));
  }

  private async warnings(tx: EntityManager, council: Council, dossier: Dossier): Promise<Reason[]> {
    const rules = await this.access.rulesOf(dossier, tx);
    return requireComposed(council, dossier.authorIds, await this.finder.heads(council, tx), rules);
  }
}

/** Nothing of what the council came to. */
const unconcluded = { outcome: null, decidedBy: null, conclusion: null, reason: null, defects: [] };
