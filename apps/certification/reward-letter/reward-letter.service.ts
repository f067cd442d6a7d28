import { Injectable } from '@nestjs/common';
import { conflict, type Reason } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { DossierStore } from '../dossier/dossier.store.js';
import { NumberSeriesStore } from '../number-series/number-series.store.js';
import type { RewardProposal } from '../reward-proposal/reward-proposal.entity.js';
import { RewardProposalStore } from '../reward-proposal/reward-proposal.store.js';
import { signerOf } from '../signer.js';
import * as commands from './reward-letter.commands.js';
import type { RewardLetterDto } from './reward-letter.dto.js';
import type { RewardLetter } from './reward-letter.entity.js';
import { RewardLetterStore } from './reward-letter.store.js';

/** One line of a letter that is not signed yet. */
export interface RewardLetterLine {
  proposalId: string;
  initiativeId: string;
  title: string;
  fullName: string;
  faults: Reason[];
}

/** Who may sign the letter that proposes rewards: the unit's head, or the standing office; no author of what it proposes. */
@Injectable()
export class RewardLetterService {
  constructor(
    private readonly letters: RewardLetterStore,
    private readonly proposals: RewardProposalStore,
    private readonly dossiers: DossierStore,
    private readonly series: NumberSeriesStore,
    private readonly reference: ReferenceStore,
  ) {}

  /** Xem trước: the list in its order, and what stands in the way of each line; nothing is written. */
  async preview(acting: Acting, { bodyUnitId, proposalIds }: RewardLetterDto): Promise<RewardLetterLine[]> {
    const rows = await this.proposals.seen(acting.actor, proposalIds);
    await this.authorized(acting, bodyUnitId, rows);
    const { to } = await this.addressed(bodyUnitId, acting.at);
    const enclosed = await this.enclosed(rows);
    const faults = commands.letterFaults(enclosed, to);
    return enclosed.map(({ row: { id, initiativeId, title, fullName } }, i) => ({
      ...{ proposalId: id, initiativeId, title, fullName },
      faults: faults.filter(({ field }) => field === `proposalIds.${String(i)}`),
    }));
  }

  /** Throws `conflict` with every line that cannot go with it; then no number is used. */
  async sign(acting: Acting, { bodyUnitId, proposalIds, capacity }: RewardLetterDto): Promise<RewardLetter> {
    const { actor, at } = acting;
    const by = await this.authorized(acting, bodyUnitId, await this.proposals.seen(actor, proposalIds));
    const signer = await signerOf(this.reference, actor, by, capacity);
    const { to, rules, bodyCode } = await this.addressed(bodyUnitId, at);
    const decide = async (tx: EntityManager) => {
      const enclosed = await this.enclosed(await this.proposals.lock(tx, proposalIds));
      const faults = commands.letterFaults(enclosed, to);
      if (faults.length > 0) throw conflict(...faults);
      const given = await this.series.giveOne(tx, { rules, bodyUnitId, bodyCode, at }, 'reward-letter');
      return commands.sign(to, enclosed, given, signer, at);
    };
    return this.letters.create(randomUUID(), { at, acting }, decide, (tx, letter) =>
      this.proposals.send(tx, letter, by, at),
    );
  }

  private async addressed(bodyUnitId: string, at: Date) {
    const { name: bodyName, code: bodyCode, localityId } = await this.reference.unit(bodyUnitId);
    const { rules } = await this.reference.regulationForRounds(localityId, Number(localDate(at).slice(0, 4)));
    const { proposedThrough, to: addressee } = rules.rewards;
    const office = await this.reference.unitByCode(localityId, proposedThrough);
    const through = office?.name ?? proposedThrough;
    const officeUnitId = office?.unitId ?? null;
    const to = { localityId, bodyUnitId, bodyName, addressee: addressee ?? through, through, officeUnitId };
    return { to, rules, bodyCode };
  }

  private async enclosed(rows: readonly RewardProposal[]): Promise<commands.Enclosed[]> {
    const dossiers = await this.dossiers.byId(rows.map((row) => row.initiativeId));
    return rows.flatMap((row) => {
      const dossier = dossiers.get(row.initiativeId);
      return dossier ? [{ row, dossier }] : [];
    });
  }

  private async authorized({ actor }: Acting, bodyUnitId: string, rows: readonly RewardProposal[]): Promise<ActedBy> {
    const { path: unitPath } = await this.reference.unit(bodyUnitId);
    const dossiers = await this.dossiers.byId(rows.map((row) => row.initiativeId));
    const conflicted = [...dossiers.values()].flatMap((dossier) => dossier.authorIds);
    return actedBy(actor, authorize(actor, 'reward.sign', { unitPath, conflicted }));
  }
}
