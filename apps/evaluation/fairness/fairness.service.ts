import { Injectable } from '@nestjs/common';
import { conflict } from '#lib/contracts/errors.js';
import type { Sheet } from '#lib/regulation/aggregation.js';
import { assessmentOf, totalOf } from '#lib/regulation/criteria.js';
import { defaultOutliers, meanScore, spread, standardScores, tendencies, type Mark } from '#lib/regulation/fairness.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { aggregate } from '#lib/regulation/scoring.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { authorize } from '#lib/service-kit/policy.js';
import type { EntityManager } from 'typeorm';
import { AssessmentAccess } from '../assessment/assessment.access.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { AssessmentStore, type RoundOf } from '../assessment/assessment.store.js';
import { CouncilStore } from '../council/council.store.js';
import { councilTarget } from '../council/council.target.js';
import { ScoreSheetStore } from '../score-sheet/score-sheet.store.js';
import { sheetOf } from '../score-sheet/sheet-of.js';
import { apart, explain, unexplained } from './explanation.commands.js';
import { ExplanationStore } from './explanation.store.js';
import { ExplanationWatch } from './explanation.watch.js';
import type { FairnessPanel, FairnessQuery, OwnStanding, RoundFairness } from './fairness.dto.js';
import { sensitivity } from './sensitivity.js';

const requireOpened = ({ scoresOpenedAt }: Assessment) => {
  if (scoresOpenedAt === null) throw conflict('scores-hidden');
};

/** Whether the scores of a council are fair to each other: for its chair, vice-chair and secretary, once they are open. */
@Injectable()
export class FairnessService {
  constructor(
    private readonly access: AssessmentAccess,
    private readonly assessments: AssessmentStore,
    private readonly councils: CouncilStore,
    private readonly sheets: ScoreSheetStore,
    private readonly explanations: ExplanationStore,
    private readonly watch: ExplanationWatch,
  ) {}

  /** Throws `scores-hidden` until the chair has opened them. */
  async panel(actor: Actor, id: string): Promise<FairnessPanel> {
    const { assessment, council, rules, by } = await this.access.grant(actor, 'fairness.read', id);
    requireOpened(assessment);
    const { level, conflictedIds, recusals, conclusion } = assessment;
    const sheets = (await this.sheets.sent(assessment)).map(sheetOf);
    const said = new Map((await this.explanations.of(id)).map(({ memberId, text }) => [memberId, text]));
    const members = standardScores(await this.marks(by, assessment), id);
    return {
      official: aggregate(rules, sheets, level),
      spread: spread(assessmentOf(rules, level), sheets) ?? null,
      rule: assessmentOf(rules, level).outliers ?? defaultOutliers,
      outliers: apart(rules, level, sheets).map((o) => ({ ...o, explanation: said.get(o.memberId) ?? null })),
      standardized: { members, mean: meanScore(members) },
      lateConflicts: recusals.filter(({ late }) => late === 'concluded'),
      sensitivity: sensitivity(
        rules,
        level,
        { seatedIds: council.seatedIds, conflictedIds },
        sheets,
        conclusion?.tally ?? null,
      ),
    };
  }

  async round(actor: Actor, councilId: string, query: FairnessQuery): Promise<RoundFairness> {
    const council = await this.councils.get(councilId);
    const role = authorize(actor, 'fairness.read', councilTarget(council));
    const marks = await this.marks({ personId: actor.personId, role }, { councilId, ...query });
    return { assessments: new Set(marks.map(({ dossierId }) => dossierId)).size, members: tendencies(marks) };
  }

  /** Whether one's own sheet stands apart. Throws `scores-hidden`. */
  async mine(actor: Actor, id: string): Promise<OwnStanding> {
    const { assessment, rules } = await this.access.grant(actor, 'assessment.score', id);
    requireOpened(assessment);
    const { level } = assessment;
    const sheets = (await this.sheets.sent(assessment)).map(sheetOf);
    const own = (memberId: string) => memberId === actor.personId;
    return {
      outlier: apart(rules, level, sheets).find(({ memberId }) => own(memberId)) ?? null,
      explanationRequired: (assessmentOf(rules, level).outliers ?? defaultOutliers).explanationRequired,
      explanation: (await this.explanations.of(id)).find(({ memberId }) => own(memberId))?.text ?? null,
    };
  }

  async explain(acting: Acting, id: string, text: string): Promise<OwnStanding> {
    const { actor, at } = acting;
    const { by, rules } = await this.access.grant(actor, 'assessment.score', id);
    await this.explanations.say(
      id,
      by.personId,
      { at, acting },
      async (assessment, tx) => {
        const sheets = (await this.sheets.sent(assessment, tx)).map(sheetOf);
        return explain(assessment, sheets, rules, text, by, at);
      },
      (assessment, tx) => this.watch.follow(tx, assessment, by, at, by.personId),
    );
    return this.mine(actor, id);
  }

  /** How many members still have to say why their sheet stands apart before the council may conclude. */
  async unexplained(
    tx: EntityManager,
    { id, level }: Assessment,
    rules: Regulation,
    sheets: readonly Sheet[],
  ): Promise<number> {
    return unexplained(rules, level, sheets, await this.explanations.of(id, tx)).length;
  }

  /** Opened scores of a council's round, without the dossiers that the reader is in conflict with or has not declared on. */
  private async marks({ personId, role }: { personId: string; role: string }, round: RoundOf): Promise<Mark[]> {
    const free = await this.assessments.opened(round, personId);
    const opened = free.filter(({ declaredIds }) => role === 'council-secretary' || declaredIds.includes(personId));
    const sent = await this.sheets.sentOf(opened);
    const marks = opened.map(async (assessment) => {
      const { criteria } = assessmentOf(await this.access.rulesOf(assessment), assessment.level);
      return (sent.get(assessment.id) ?? []).map(({ memberId, scores }): Mark => ({
        dossierId: assessment.id,
        memberId,
        total: totalOf(criteria, scores),
      }));
    });
    return (await Promise.all(marks)).flat();
  }
}
