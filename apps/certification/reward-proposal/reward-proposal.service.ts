import { Injectable } from '@nestjs/common';
import type { ActedBy } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { RewardForm } from '#lib/regulation/regulation.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { inBulk, type RowResult } from '#lib/service-kit/bulk.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import type { Action } from '#lib/service-kit/policy.table.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { randomUUID } from 'node:crypto';
import type { Dossier } from '../dossier/dossier.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { rowOf } from '../row-of.js';
import * as commands from './reward-proposal.commands.js';
import {
  proposeRowId,
  type ProposeRowDto,
  type RewardAnswerRowDto,
  type RewardFormDto,
} from './reward-proposal.dto.js';
import type { RewardProposal } from './reward-proposal.entity.js';
import { RewardProposalStore } from './reward-proposal.store.js';

/** Who may propose whom for a reward, and record what came of it; never an author of the initiative. */
@Injectable()
export class RewardProposalService {
  constructor(
    private readonly proposals: RewardProposalStore,
    private readonly dossiers: DossierStore,
    private readonly reference: ReferenceStore,
  ) {}

  proposeMany(acting: Acting, rows: readonly ProposeRowDto[]): Promise<RowResult<RewardProposal>[]> {
    const byId = new Map(rows.map((row) => [proposeRowId(row), row]));
    return inBulk(acting, [...byId.keys()], (one, id) => this.propose(one, rowOf(byId, id)));
  }

  answerMany(acting: Acting, rows: readonly RewardAnswerRowDto[]): Promise<RowResult<RewardProposal>[]> {
    const byId = new Map(rows.map((row) => [row.id, row]));
    return inBulk(acting, [...byId.keys()], (one, id) => this.answer(one, id, rowOf(byId, id)));
  }

  async revise(acting: Acting, id: string, said: RewardFormDto): Promise<RewardProposal> {
    const { by, forms } = await this.authorized(acting, 'reward.propose', id);
    return this.proposals.change(id, { at: acting.at, acting }, (row) => commands.revise(row, said, forms, by));
  }

  async drop(acting: Acting, id: string): Promise<RewardProposal> {
    const { by } = await this.authorized(acting, 'reward.propose', id);
    return this.proposals.change(id, { at: acting.at, acting }, (row) => commands.drop(row, by));
  }

  private async propose(acting: Acting, row: ProposeRowDto): Promise<RewardProposal> {
    const { actor, at } = acting;
    const dossier = await this.dossiers.getSeen(actor, 'decision.read', row.initiativeId);
    const by = permitted(acting, 'reward.propose', dossier);
    const forms = await this.forms(dossier, at);
    return this.proposals.create(randomUUID(), row, { at, acting }, (standing) =>
      commands.select(row, { ...standing, forms }, by, at),
    );
  }

  private async answer(acting: Acting, id: string, given: commands.Answer): Promise<RewardProposal> {
    const { by, forms } = await this.authorized(acting, 'reward.answer', id);
    return this.proposals.change(id, { at: acting.at, acting }, (row) =>
      commands.answer(row, given, forms, by, acting.at),
    );
  }

  /** Throws `not-found` also for what the actor may not see. */
  private async authorized(
    acting: Acting,
    action: Action,
    id: string,
  ): Promise<{ by: ActedBy; forms: readonly RewardForm[] }> {
    const { initiativeId } = await this.proposals.getSeen(acting.actor, id);
    const dossier = await this.dossiers.get(initiativeId);
    return { by: permitted(acting, action, dossier), forms: await this.forms(dossier, acting.at) };
  }

  /** Hình thức khen thưởng of the regulation in force today, whatever the initiative started under. */
  private async forms({ localityId }: Dossier, at: Date): Promise<readonly RewardForm[]> {
    const { rules } = await this.reference.regulationForRounds(localityId, Number(localDate(at).slice(0, 4)));
    return rules.rewards.forms ?? [];
  }
}

const permitted = ({ actor }: Acting, action: Action, { unitPath, authorIds }: Dossier): ActedBy =>
  actedBy(actor, authorize(actor, action, { unitPath, conflicted: authorIds }));
