import { Injectable } from '@nestjs/common';
import { conflict, invalid } from '#lib/contracts/errors.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { inBulk, type RowResult } from '#lib/service-kit/bulk.js';
import { tidy } from '#lib/service-kit/text.js';
import type { EntityManager } from 'typeorm';
import type { Council } from '../council/council.entity.js';
import { CouncilStore } from '../council/council.store.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { ExplanationWatch } from '../fairness/explanation.watch.js';
import { ScoreSheetStore } from '../score-sheet/score-sheet.store.js';
import { VoteStore } from '../vote/vote.store.js';
import { AssessmentAccess } from './assessment.access.js';
import { unconcluded } from './assessment.commands.js';
import type { AssignDto, DeclareDto, Declarable, FillDto, RecuseDto } from './assessment.dto.js';
import type { Assessment } from './assessment.entity.js';
import { AssessmentStore } from './assessment.store.js';
import { assignMembers } from './assignment.js';
import { inputOf, taskOf } from './assignment.facts.js';
import { ConflictFinder } from './conflict.finder.js';
import { barredBy } from './conflicts.js';
import * as commands from './participation.commands.js';

/** Who scores a dossier and who is out of it: declarations, assignments, recusals and those who take over. */
@Injectable()
export class ParticipationService {
  constructor(
    private readonly assessments: AssessmentStore,
    private readonly access: AssessmentAccess,
    private readonly councils: CouncilStore,
    private readonly dossiers: DossierStore,
    private readonly sheets: ScoreSheetStore,
    private readonly votes: VoteStore,
    private readonly finder: ConflictFinder,
    private readonly explanations: ExplanationWatch,
  ) {}

  async assign(acting: Acting, id: string, dto: AssignDto): Promise<Assessment> {
    const { at } = acting;
    return this.assigning(acting, id, async ({ row, council, tx, by }) => {
      const picked = dto.memberIds ?? (await this.best(tx, council, row, dto.count ?? council.members.length, at));
      await this.requireFit(tx, council, row, picked, at);
      return commands.assign(row, picked, new Date(dto.dueAt), by, at);
    });
  }

  async replace(acting: Acting, id: string, personId: string, replacementId?: string): Promise<Assessment> {
    const { at } = acting;
    return this.assigning(acting, id, async ({ row, council, tx, by }) => {
      const hasSent = (await this.sheets.sent(row, tx)).some(({ memberId }) => memberId === personId);
      if (!replacementId) return commands.release(row, personId, hasSent, by, at);
      await this.requireFit(tx, council, row, [replacementId], at);
      return commands.replace(row, personId, replacementId, hasSent, by, at);
    });
  }

  /** Whom the secretary names or, without a name, whom the rules propose now. */
  async fill(acting: Acting, id: string, personId: string, { memberId, dueAt }: FillDto): Promise<Assessment> {
    const { at } = acting;
    return this.assigning(acting, id, async ({ row, council, tx, by }) => {
      const vacancy = commands.requireVacancy(row, personId);
      const [chosen] = memberId ? [memberId] : await this.best(tx, council, row, 1, at);
      if (!chosen) throw conflict('nobody-to-assign');
      await this.requireFit(tx, council, row, [chosen], at);
      return commands.fill(row, personId, chosen, new Date(dueAt ?? vacancy.dueAt), by, at);
    });
  }

  async recuse(acting: Acting, id: string, { reason, personId }: RecuseDto): Promise<Assessment> {
    const { actor, at } = acting;
    const oneself = personId === undefined || personId === actor.personId;
    if (oneself) return atRecusal(await this.stepAside(acting, id, tidy(reason), commands.recuse));
    const { by, council } = await this.access.grant(actor, 'assessment.assign', id);
    return this.assessments.change(id, { at, acting }, async (row, tx) => {
      const voteBegun = await this.votes.existsFor(id, tx);
      const change = commands.recuse(row, memberNamed(council, personId), tidy(reason), voteBegun, by, at);
      await this.explanations.follow(tx, { ...row, ...change.set }, by, at);
      return change;
    });
  }

  /** Khai báo of one member on many dossiers, each by itself. Throws `conflict-reason-missing`. */
  async declare(acting: Acting, { assessmentIds, inConflict, reason }: DeclareDto): Promise<RowResult<null>[]> {
    const because = tidy(reason ?? '');
    if (inConflict && because === '') throw invalid({ key: 'conflict-reason-missing', field: 'reason' });
    return inBulk(acting, assessmentIds, async (each, id) => {
      await (inConflict ? this.stepAside(each, id, because, commands.declareConflict) : this.declareFree(each, id));
      return null;
    });
  }

  /** What one is asked to declare on: no more of a dossier than it takes to know whether one is in conflict. */
  async declarable({ personId }: Actor): Promise<Declarable[]> {
    const rows = await this.assessments.undeclared(personId);
    const dossiers = await this.dossiers.findAll(rows.map(({ initiativeId }) => initiativeId));
    return rows.flatMap(({ id: assessmentId, councilId, initiativeId, assignments }) => {
      const dossier = dossiers.find((d) => d.initiativeId === initiativeId);
      const dueAt = assignments.find((a) => a.personId === personId)?.dueAt;
      if (!dossier) return [];
      const authors = dossier.authors.map(({ fullName, unitId }) => ({ fullName, unitId }));
      return [{ assessmentId, councilId, title: dossier.title, authors, ...(dueAt ? { dueAt } : {}) }];
    });
  }

  private async declareFree(acting: Acting, id: string): Promise<void> {
    const { actor, at } = acting;
    const { by, council } = await this.access.grant(actor, 'conflict.declare', id);
    await this.assessments.change(id, { at, acting }, async (row, tx) => {
      if ((await this.barred(tx, council, row, at)).includes(actor.personId))
        throw await this.access.conflictOf(actor.personId, 'conflict.declare', row, council, tx);
      return commands.declareFree(row, actor, by, at);
    });
  }

  /** The same request again, for want of an answer, finds it done. */
  private async stepAside(
    acting: Acting,
    id: string,
    reason: string,
    decide: typeof commands.recuse,
  ): Promise<Assessment> {
    const { actor, at } = acting;
    const { assessment, by, council } = await this.access.grantRecusal(actor, id);
    // To whoever has stepped aside, `stale` would tell how far it has come since.
    const hasRecused = assessment.recusals.some(({ personId }) => personId === actor.personId);
    const again = hasRecused ? { ...acting, expectedVersion: undefined } : acting;
    return this.assessments.change(id, { at, acting: again }, async (row, tx) => {
      if (row.conflictedIds.includes(actor.personId))
        throw await this.access.conflictOf(actor.personId, 'conflict.declare', row, council, tx);
      const change = decide(row, actor, reason, await this.votes.existsFor(id, tx), by, at);
      await this.explanations.follow(tx, { ...row, ...change.set }, by, at);
      return change;
    });
  }

  /** With the council locked before the assessment, as everyone who assigns does: loads stay as they were read. */
  private async assigning(
    acting: Acting,
    id: string,
    decide: (given: Assigning) => Promise<ReturnType<typeof commands.assign>>,
  ): Promise<Assessment> {
    const { actor, at } = acting;
    const { by, council } = await this.access.grant(actor, 'assessment.assign', id);
    return this.assessments.changeUnder(
      (tx) => this.councils.lock(tx, council.id),
      id,
      { at, acting },
      (row, tx, locked) => decide({ row, council: locked, tx, by }),
    );
  }

  /** Whom a conflict bars by what is known at this moment. */
  private async barred(tx: EntityManager, council: Council, row: Assessment, at: Date): Promise<string[]> {
    const dossier = await this.dossiers.get(row.initiativeId, tx);
    return barredBy(await this.finder.one(council, dossier, row, at, tx));
  }

  /** Throws `not-a-member` and, for someone who does not have it yet, `member-conflicted`. */
  private async requireFit(tx: EntityManager, council: Council, row: Assessment, ids: readonly string[], at: Date) {
    requireMembers(council, ids);
    const barred = await this.barred(tx, council, row, at);
    const unfit = ids.find((id) => barred.includes(id) && !row.assignedIds.includes(id));
    if (unfit) throw conflict({ key: 'member-conflicted', params: { personId: unfit } });
  }

  private async best(tx: EntityManager, council: Council, row: Assessment, count: number, at: Date): Promise<string[]> {
    const dossier = await this.dossiers.get(row.initiativeId, tx);
    const given = await this.finder.one(council, dossier, row, at, tx);
    const loads = await this.assessments.loads(council.id, tx);
    const { picks } = assignMembers(inputOf(council, loads, [taskOf(given, row, count)], { seed: row.id }));
    return picks.map(({ personId }) => personId);
  }
}

interface Assigning {
  row: Assessment;
  council: Council;
  tx: EntityManager;
  by: Parameters<typeof commands.assign>[3];
}

/** Asked again later, the answer tells no more of it than it did then. */
const atRecusal = (row: Assessment): Assessment => ({ ...row, ...unconcluded });

const requireMembers = ({ members }: Council, personIds: readonly string[]) => {
  const stranger = personIds.find((id) => !members.some(({ personId }) => personId === id));
  if (stranger) throw invalid({ key: 'not-a-member', params: { personId: stranger } });
};

const memberNamed = (council: Council, personId: string) => {
  requireMembers(council, [personId]);
  return { personId, name: council.members.find((member) => member.personId === personId)?.fullName ?? '' };
};
