import { Injectable } from '@nestjs/common';
import { conflict, invalid, type Reason } from '#lib/contracts/errors.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { Clock } from '#lib/service-kit/clock.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Assessment } from '../assessment/assessment.entity.js';
import { AssessmentStore } from '../assessment/assessment.store.js';
import { assignMembers, swapFaults } from '../assessment/assignment.js';
import * as participation from '../assessment/participation.commands.js';
import type { Council } from '../council/council.entity.js';
import { CouncilStore } from '../council/council.store.js';
import { councilTarget } from '../council/council.target.js';
import * as commands from './assignment-plan.commands.js';
import type { DraftPlanDto, SwapQuery } from './assignment-plan.dto.js';
import type { AssignmentPlan } from './assignment-plan.entity.js';
import { AssignmentPlanStore } from './assignment-plan.store.js';
import { Planning } from './planning.js';

const askedOf = (councilId: string, dto: DraftPlanDto): commands.Asked => ({
  ...{ councilId, seed: dto.seed ?? randomUUID(), perDossier: dto.perDossier },
  ...{ minLoad: dto.minLoad ?? null, maxLoad: dto.maxLoad ?? null, dueAt: new Date(dto.dueAt) },
});

const idsOf = ({ dossiers }: AssignmentPlan) => dossiers.map(({ assessmentId }) => assessmentId);

/** Who plans the assignment of many dossiers, applies it in one act and undoes it. */
@Injectable()
export class AssignmentPlanService {
  constructor(
    private readonly plans: AssignmentPlanStore,
    private readonly councils: CouncilStore,
    private readonly assessments: AssessmentStore,
    private readonly planning: Planning,
    private readonly clock: Clock,
  ) {}

  /** A preview; dossiers that the planner is in conflict with are left to somebody else, without a word. */
  async draft(acting: Acting, councilId: string, dto: DraftPlanDto): Promise<AssignmentPlan> {
    const { actor, at } = acting;
    const council = await this.councils.get(councilId);
    const by = this.permitted(actor, council);
    if (dto.assessmentIds && dto.round) throw invalid({ key: 'assessments-or-round', field: 'round' });
    const asked = askedOf(councilId, dto);
    commands.requireSound(asked, at);
    return this.plans.create(randomUUID(), { at, acting }, async (tx) => {
      const assessments = await this.chosen(tx, actor, councilId, dto);
      const input = await this.planning.input(council, assessments, asked, at, tx);
      return commands.draft(asked, assessments, assignMembers(input), by, at);
    });
  }

  async apply(acting: Acting, id: string): Promise<AssignmentPlan> {
    const { actor, at } = acting;
    const { council: known, by } = await this.managing(actor, id);
    const applied = await this.plans.change(id, { at, acting }, async (plan, tx) => {
      const council = await this.councils.lock(tx, known.id);
      const assessments = await this.assessments.lockAll(tx, idsOf(plan));
      const change = commands.apply(plan, await this.planning.ground(council, assessments, at, tx), by, at);
      for (const { assessmentId, members } of plan.dossiers)
        if (members.length > 0)
          await this.assessments.follow(tx, assessmentId, { at }, (row) =>
            participation.assign(
              row,
              members.map(({ personId }) => personId),
              plan.dueAt,
              by,
              at,
              id,
            ),
          );
      return change;
    });
    return this.shown(actor, applied);
  }

  async undo(acting: Acting, id: string): Promise<AssignmentPlan> {
    const { actor, at } = acting;
    const { council, by } = await this.managing(actor, id);
    const undone = await this.plans.change(id, { at, acting }, async (plan, tx) => {
      await this.councils.lock(tx, council.id);
      const assessments = await this.assessments.lockAll(tx, idsOf(plan));
      const change = commands.undo(plan, await this.plans.sentSheets(tx, id, idsOf(plan)), by);
      for (const { id: assessmentId } of assessments)
        await this.assessments.follow(tx, assessmentId, { at }, (row) => participation.undoPlan(row, id, by, at));
      return change;
    });
    return this.shown(actor, undone);
  }

  async get(actor: Actor, id: string): Promise<AssignmentPlan> {
    const { plan } = await this.managing(actor, id);
    return this.shown(actor, plan);
  }

  async list(actor: Actor, councilId: string): Promise<AssignmentPlan[]> {
    this.permitted(actor, await this.councils.get(councilId));
    const visible = await this.assessments.visible(actor, councilId);
    return (await this.plans.latest(councilId)).map((plan) => visiblePart(plan, visible));
  }

  /** Vì sao người này mà không phải người kia: what a swap would break, as things are now. */
  async swap(actor: Actor, id: string, { assessmentId, from, to }: SwapQuery): Promise<{ breaks: Reason[] }> {
    const { plan: whole, council } = await this.managing(actor, id);
    const plan = await this.shown(actor, whole);
    if (!idsOf(plan).includes(assessmentId)) throw conflict({ key: 'not-in-plan', field: 'assessmentId' });
    const assessments = await this.assessments.findAll(idsOf(plan));
    const before = assessments.map((row) => ({ ...row, assignedIds: beforeOf(plan, row) }));
    const input = await this.planning.input(council, before, plan, this.clock.now());
    const task = input.tasks.find((t) => t.assessmentId === assessmentId);
    const picks = plan.dossiers.flatMap((d) => d.members.map((m) => ({ ...m, assessmentId: d.assessmentId })));
    const faults = task ? swapFaults(input, { picks, loads: [...plan.loads] }, task, [from, to]) : [];
    return { breaks: faults.map((key) => ({ key })) };
  }

  private async managing(actor: Actor, id: string) {
    const plan = await this.plans.get(id);
    const council = await this.councils.get(plan.councilId);
    // Who may not plan does not learn of the plan either, whatever they see of the council.
    const thing = { what: 'assignment-plan', id, read: 'assessment.assign' } as const;
    const role = authorize(actor, 'assessment.assign', { ...councilTarget(council), thing });
    return { plan, council, by: actedBy(actor, role) };
  }

  private permitted(actor: Actor, council: Council) {
    return actedBy(actor, authorize(actor, 'assessment.assign', councilTarget(council)));
  }

  /** Without the dossiers that the reader is in conflict with. */
  private async shown(actor: Actor, plan: AssignmentPlan): Promise<AssignmentPlan> {
    return visiblePart(plan, await this.assessments.visible(actor, plan.councilId));
  }

  private async chosen(
    tx: EntityManager,
    actor: Actor,
    councilId: string,
    { assessmentIds, round }: DraftPlanDto,
  ): Promise<Assessment[]> {
    const visible = await this.assessments.visible(actor, councilId, tx);
    const rows = await this.assessments.findAll([...visible], tx);
    const inRound = ({ roundYear, roundNumber }: Assessment) =>
      !round || (roundYear === round.year && roundNumber === round.number);
    const isAsked = ({ id }: Assessment) => !assessmentIds || assessmentIds.includes(id);
    return rows
      .filter((row) => row.state === 'scoring' && inRound(row) && isAsked(row))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

const visiblePart = (plan: AssignmentPlan, visible: ReadonlySet<string>): AssignmentPlan => ({
  ...plan,
  dossiers: plan.dossiers.filter(({ assessmentId }) => visible.has(assessmentId)),
});

const beforeOf = ({ dossiers }: AssignmentPlan, { id }: Assessment) =>
  dossiers.find(({ assessmentId }) => assessmentId === id)?.before ?? [];
