import { Injectable } from '@nestjs/common';
import { conflict } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { inBulk, type RowResult } from '#lib/service-kit/bulk.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import type { Action } from '#lib/service-kit/policy.table.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { randomUUID } from 'node:crypto';
import { DossierStore } from '../dossier/dossier.store.js';
import { NominationStore } from '../nomination/nomination.store.js';
import { UnitHeadService } from '../unit-head/unit-head.service.js';
import * as itemCommands from './decision-item.commands.js';
import type { DecisionItem } from './decision-item.entity.js';
import { DecisionItemStore } from './decision-item.store.js';
import { DecisionJudgement, type PreviewLine } from './decision-judgement.service.js';
import { DecisionSigning } from './decision-signing.service.js';
import * as commands from './decision.commands.js';
import type { DraftDecisionDto } from './decision.dto.js';
import type { Decision, DecisionLevel, Ruling } from './decision.entity.js';
import { DecisionStore } from './decision.store.js';

type Body = Pick<Decision, 'level' | 'bodyUnitId'>;

const issueAction = { unit: 'decision.issue-unit', district: 'decision.issue-district' } as const;
const revokeAction = { unit: 'recognition.revoke-unit', district: 'recognition.revoke-district' } as const;

/** Who may decide what: load, authorize, let the command decide. */
@Injectable()
export class DecisionService {
  constructor(
    private readonly outbox: Outbox,
    private readonly decisions: DecisionStore,
    private readonly items: DecisionItemStore,
    private readonly signing: DecisionSigning,
    private readonly dossiers: DossierStore,
    private readonly nominations: NominationStore,
    private readonly heads: UnitHeadService,
    private readonly reference: ReferenceStore,
    private readonly judgement: DecisionJudgement,
  ) {}

  /** Throws `conflict` with every line that cannot be decided, each named by its place in the list. */
  async draft(acting: Acting, { level, bodyUnitId, items }: DraftDecisionDto): Promise<Decision> {
    const by = await this.issuer(acting, { level, bodyUnitId }, items.map(idOf));
    const { localityId, name: bodyName } = await this.reference.unit(bodyUnitId);
    const issuer = { level, localityId, bodyUnitId, bodyName };
    return this.decisions.create(randomUUID(), { at: acting.at, acting }, async (tx) => {
      await this.judgement.refuseFaulty(tx, items, issuer);
      return commands.draft(issuer, items.map(plain), by, acting.at);
    });
  }

  /** Xem trước: what each line would come to if it were signed now; nothing is written. */
  async preview(acting: Acting, { level, bodyUnitId, items }: DraftDecisionDto): Promise<PreviewLine[]> {
    await this.issuer(acting, { level, bodyUnitId }, items.map(idOf));
    const { localityId, name: bodyName } = await this.reference.unit(bodyUnitId);
    return this.judgement.preview(items, { level, localityId, bodyUnitId, bodyName });
  }

  /** The same of a draft as it stands. */
  async previewDraft(acting: Acting, id: string): Promise<PreviewLine[]> {
    const decision = await this.decisions.getSeen(acting.actor, id);
    await this.issuer(acting, decision, decision.initiativeIds);
    return this.judgement.preview(decision.rulings, decision);
  }

  async revise(acting: Acting, id: string, items: readonly Ruling[]): Promise<Decision> {
    const decision = await this.decisions.getSeen(acting.actor, id);
    const by = await this.issuer(acting, decision, [...decision.initiativeIds, ...items.map(idOf)]);
    return this.decisions.change(id, { at: acting.at, acting }, async (row, tx) => {
      const change = commands.revise(row, items.map(plain), by);
      await this.judgement.refuseFaulty(tx, items, row);
      return change;
    });
  }

  async discard(acting: Acting, id: string): Promise<Decision> {
    const decision = await this.decisions.getSeen(acting.actor, id);
    const by = await this.issuer(acting, decision, decision.initiativeIds);
    return this.decisions.change(id, { at: acting.at, acting }, (row) => commands.discard(row, by));
  }

  async sign(acting: Acting, id: string, capacity?: string): Promise<Decision> {
    const decision = await this.decisions.getSeen(acting.actor, id);
    const by = await this.issuer(acting, decision, decision.initiativeIds);
    const { position } = await this.reference.person(acting.actor.personId);
    const signedAs = by.onBehalfOf ? 'KT.' : capacity; // NĐ 30/2020 Điều 13
    const signer = { ...by, ...(position ? { position } : {}), ...(signedAs ? { capacity: signedAs } : {}) };
    return this.signing.sign(acting, decision, signer);
  }

  signMany(acting: Acting, ids: readonly string[], capacity?: string): Promise<RowResult<Decision>[]> {
    return inBulk(acting, ids, (one, id) => this.sign(one, id, capacity));
  }

  /** Hủy bỏ công nhận; certificates with it, and recognitions above are flagged. */
  async revoke(
    acting: Acting,
    id: string,
    initiativeId: string,
    why: { reason: string; basis: string },
  ): Promise<DecisionItem> {
    const decision = await this.decisions.getSeen(acting.actor, id);
    const item = await this.items.get(id, initiativeId);
    const by = await this.authorized(acting, revokeAction[decision.level], decision, [initiativeId]);
    const occasion = { at: acting.at, acting };
    return this.outbox.transaction(async (tx) => {
      const dossier = (await this.dossiers.lock(tx, [initiativeId])).get(initiativeId);
      if (!dossier) throw conflict('initiative-unknown');
      const revoked = await this.items.change(tx, item, occasion, (row) =>
        itemCommands.revoke(row, dossier, why, by, acting.at),
      );
      await this.items.flagAbove(tx, item, true, by, { at: acting.at });
      await this.nominations.flag(tx, initiativeId, true, by, { at: acting.at });
      return revoked;
    });
  }

  private issuer(acting: Acting, body: Body, initiativeIds: readonly string[]): Promise<ActedBy> {
    return this.authorized(acting, issueAction[body.level], body, initiativeIds);
  }

  /** The head of the recognizing unit, or the chair of that very district; never an author of what is decided. */
  private async authorized(
    acting: Acting,
    action: Action,
    { level, bodyUnitId }: { level: DecisionLevel; bodyUnitId: string },
    initiativeIds: readonly string[],
  ): Promise<ActedBy> {
    const { path } = await this.reference.unit(bodyUnitId);
    const dossiers = await this.dossiers.byId(initiativeIds);
    const conflicted = [...dossiers.values()].flatMap((dossier) => dossier.authorIds);
    return level === 'unit'
      ? this.heads.authorize(acting, action, path, conflicted)
      : actedBy(acting.actor, authorize(acting.actor, action, { unitPath: [bodyUnitId], conflicted }));
  }
}

const idOf = ({ initiativeId }: Ruling): string => initiativeId;
const plain = ({ initiativeId, verdict, reason }: Ruling): Ruling => ({
  initiativeId,
  verdict,
  ...(reason ? { reason } : {}),
});
