import { Injectable } from '@nestjs/common';
import { conflict, invalid } from '#lib/contracts/errors.js';
import { assessmentOf } from '#lib/regulation/criteria.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { tidy } from '#lib/service-kit/text.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Council } from '../council/council.entity.js';
import { CouncilStore } from '../council/council.store.js';
import { councilTarget } from '../council/council.target.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { ScoreSheetStore } from '../score-sheet/score-sheet.store.js';
import { VoteStore } from '../vote/vote.store.js';
import { AssessmentAccess } from './assessment.access.js';
import * as commands from './assessment.commands.js';
import type { AssessmentView, AssignDto, OpenAssessmentDto, RecuseDto } from './assessment.dto.js';
import type { Assessment } from './assessment.entity.js';
import { AssessmentStore } from './assessment.store.js';
import { pickMembers } from './assignment.js';
import { conflictsOf } from './conflicts.js';

/** Who may do what with an assessment: load, authorize, let the command decide. */
@Injectable()
export class AssessmentService {
  constructor(
    private readonly assessments: AssessmentStore,
    private readonly access: AssessmentAccess,
    private readonly councils: CouncilStore,
    private readonly dossiers: DossierStore,
    private readonly sheets: ScoreSheetStore,
    private readonly votes: VoteStore,
  ) {}

  async open(acting: Acting, { initiativeId, councilId }: OpenAssessmentDto): Promise<Assessment> {
    const { actor, at } = acting;
    const council = await this.councils.get(councilId);
    const action = council.level === 'unit' ? 'assessment.open-unit' : 'assessment.open';
    authorize(actor, action, councilTarget(council));
    const { authorIds } = await this.dossiers.get(initiativeId);
    const by = actedBy(actor, authorize(actor, action, { ...councilTarget(council), conflicted: authorIds }));
    const id = randomUUID();
    return this.assessments.create(id, { at, acting }, async (tx) => {
      const dossier = await this.dossiers.lock(tx, initiativeId);
      if (!dossier) throw conflict('dossier-state');
      return commands.open(id, dossier, council, by, at);
    });
  }

  async assign(acting: Acting, id: string, dto: AssignDto): Promise<Assessment> {
    const { actor, at } = acting;
    const { by } = await this.access.grant(actor, 'assessment.assign', id);
    return this.assessments.change(id, { at, acting }, async (row, tx) =>
      commands.assign(row, await this.choose(tx, row, dto), new Date(dto.dueAt), by, at),
    );
  }

  async replace(acting: Acting, id: string, personId: string, replacementId?: string): Promise<Assessment> {
    const { actor, at } = acting;
    const { by } = await this.access.grant(actor, 'assessment.assign', id);
    return this.assessments.change(id, { at, acting }, async (row, tx) => {
      const council = await this.councils.lock(tx, row.councilId);
      if (replacementId) requireMembers(council, [replacementId]);
      return commands.replace(row, personId, replacementId, by, at);
    });
  }

  async recuse(acting: Acting, id: string, { reason, personId }: RecuseDto): Promise<Assessment> {
    const { actor, at } = acting;
    const oneself = personId === undefined || personId === actor.personId;
    const granted = await this.access.grant(actor, oneself ? 'assessment.score' : 'assessment.assign', id);
    const who = oneself ? actor : memberNamed(granted.council, personId);
    return this.assessments.change(id, { at, acting }, async (row, tx) =>
      commands.recuse(row, who, tidy(reason), await this.votes.existsFor(id, tx), granted.by, at),
    );
  }

  async openScores(acting: Acting, id: string): Promise<Assessment> {
    const { actor, at } = acting;
    const { by } = await this.access.grant(actor, 'assessment.open-scores', id);
    return this.assessments.change(id, { at, acting }, async (row, tx) => {
      const sentBy = (await this.sheets.sent(row, tx)).map(({ memberId }) => memberId);
      return commands.openScores(row, sentBy, by, at);
    });
  }

  async view(actor: Actor, id: string): Promise<AssessmentView> {
    const { assessment, council } = await this.access.grant(actor, 'assessment.read', id);
    const dossier = await this.dossiers.get(assessment.initiativeId);
    const sheets = await this.sheets.standings(id);
    return { ...assessment, conflicts: conflictsOf(council, dossier, assessment), sheets };
  }

  /** Tiêu chí, thang điểm of the regulation that holds for it. */
  async criteria(actor: Actor, id: string) {
    const { assessment, rules } = await this.access.grant(actor, 'assessment.read', id);
    const { criteria, total, aggregation, passRule, vote } = assessmentOf(rules, assessment.level);
    return { criteria, total, aggregation, passRule, vote };
  }

  /** Members named by the secretary, or those that the balanced choice names. */
  private async choose(tx: EntityManager, assessment: Assessment, { memberIds, count }: AssignDto): Promise<string[]> {
    const council = await this.councils.lock(tx, assessment.councilId);
    if (memberIds) {
      requireMembers(council, memberIds);
      return memberIds;
    }
    const loads = await this.assessments.loads(tx, council.id);
    const conflicts = conflictsOf(council, await this.dossiers.get(assessment.initiativeId, tx), assessment);
    const taken = [...assessment.assignedIds, ...conflicts.filter((c) => c.bars).map((c) => c.personId)];
    const free = council.seatedIds.filter((personId) => !taken.includes(personId));
    const doubtful = (personId: string) => conflicts.some((c) => c.personId === personId);
    const candidates = free.map((id) => ({ personId: id, load: loads.get(id) ?? 0, doubtful: doubtful(id) }));
    return pickMembers(candidates, count ?? candidates.length);
  }
}

const requireMembers = ({ members }: Council, personIds: readonly string[]) => {
  const stranger = personIds.find((id) => !members.some(({ personId }) => personId === id));
  if (stranger) throw invalid({ key: 'not-a-member', params: { personId: stranger } });
};

const memberNamed = (council: Council, personId: string) => {
  requireMembers(council, [personId]);
  return { personId, name: council.members.find((member) => member.personId === personId)?.fullName ?? '' };
};
