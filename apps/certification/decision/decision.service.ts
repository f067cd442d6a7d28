import { Injectable } from '@nestjs/common';
import type { Acting } from '#lib/service-kit/acting.js';
import { inBulk, type RowResult } from '#lib/service-kit/bulk.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { randomUUID } from 'node:crypto';
import { DecisionAuthority } from './decision-authority.service.js';
import { DecisionJudgement, type PreviewLine } from './decision-judgement.service.js';
import { DecisionSigning } from './decision-signing.service.js';
import * as commands from './decision.commands.js';
import type { DraftDecisionDto } from './decision.dto.js';
import type { Decision, Ruling } from './decision.entity.js';
import { DecisionStore } from './decision.store.js';

/** Who may decide what: load, authorize, let the command decide. */
@Injectable()
export class DecisionService {
  constructor(
    private readonly decisions: DecisionStore,
    private readonly signing: DecisionSigning,
    private readonly authority: DecisionAuthority,
    private readonly reference: ReferenceStore,
    private readonly judgement: DecisionJudgement,
  ) {}

  /** Throws `conflict` with every line that cannot be decided, each named by its place in the list. */
  async draft(acting: Acting, { level, bodyUnitId, items }: DraftDecisionDto): Promise<Decision> {
    const by = await this.authority.issuer(acting, { level, bodyUnitId }, items.map(idOf));
    const { localityId, name: bodyName } = await this.reference.unit(bodyUnitId);
    const issuer = { level, localityId, bodyUnitId, bodyName };
    return this.decisions.create(randomUUID(), { at: acting.at, acting }, async (tx) => {
      await this.judgement.refuseFaulty(tx, items, issuer);
      return commands.draft(issuer, items.map(plain), by, acting.at);
    });
  }

  /** Xem trước: what each line would come to if it were signed now; nothing is written. */
  async preview(acting: Acting, { level, bodyUnitId, items }: DraftDecisionDto): Promise<PreviewLine[]> {
    await this.authority.issuer(acting, { level, bodyUnitId }, items.map(idOf));
    const { localityId, name: bodyName } = await this.reference.unit(bodyUnitId);
    return this.judgement.preview(items, { level, localityId, bodyUnitId, bodyName });
  }

  /** The same of a draft as it stands. */
  async previewDraft(acting: Acting, id: string): Promise<PreviewLine[]> {
    const decision = await this.decisions.getSeen(acting.actor, id);
    await this.authority.issuer(acting, decision, decision.initiativeIds);
    return this.judgement.preview(decision.rulings, decision);
  }

  async revise(acting: Acting, id: string, items: readonly Ruling[]): Promise<Decision> {
    const decision = await this.decisions.getSeen(acting.actor, id);
    const by = await this.authority.issuer(acting, decision, [...decision.initiativeIds, ...items.map(idOf)]);
    return this.decisions.change(id, { at: acting.at, acting }, async (row, tx) => {
      const change = commands.revise(row, items.map(plain), by);
      await this.judgement.refuseFaulty(tx, items, row);
      return change;
    });
  }

  async discard(acting: Acting, id: string): Promise<Decision> {
    const decision = await this.decisions.getSeen(acting.actor, id);
    const by = await this.authority.issuer(acting, decision, decision.initiativeIds);
    return this.decisions.change(id, { at: acting.at, acting }, (row) => commands.discard(row, by));
  }

  async sign(acting: Acting, id: string, capacity?: string): Promise<Decision> {
    const decision = await this.decisions.getSeen(acting.actor, id);
    const signer = await this.authority.signer(acting, decision, decision.initiativeIds, capacity);
    return this.signing.sign(acting, decision, signer);
  }

  signMany(acting: Acting, ids: readonly string[], capacity?: string): Promise<RowResult<Decision>[]> {
    return inBulk(acting, ids, (one, id) => this.sign(one, id, capacity));
  }
}

const idOf = ({ initiativeId }: Ruling): string => initiativeId;
const plain = ({ initiativeId, verdict, reason }: Ruling): Ruling => ({
  initiativeId,
  verdict,
  ...(reason ? { reason } : {}),
});
