import { Injectable } from '@nestjs/common';
import type { Acting } from '#lib/service-kit/acting.js';
import type { Change } from '#lib/service-kit/change.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { TouchedCertificate } from '../certificate/certificate.commands.js';
import { CertificateReprinting } from '../certificate/certificate-reprinting.service.js';
import type { AmendDto } from '../correction/correction.dto.js';
import { seenOnly } from '../correction/correction.view.js';
import { amendedReading, type Corrected } from '../correction/reading.js';
import { DecisionAuthority } from '../decision/decision-authority.service.js';
import { endReplaced, type Issued } from '../decision/decision-item.commands.js';
import type { DecisionItem } from '../decision/decision-item.entity.js';
import { DecisionItemStore } from '../decision/decision-item.store.js';
import { signedBy } from '../decision/decision.commands.js';
import type { Decision, Signer } from '../decision/decision.entity.js';
import type { DecisionLink } from '../decision/decision-view.service.js';
import { DecisionStore } from '../decision/decision.store.js';
import { type StandingDecision, StandingDecisions } from '../decision/standing-decision.service.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { NumberSeriesStore } from '../number-series/number-series.store.js';
import * as commands from './replacement.commands.js';

/** What a replacing decision would say if it were signed now: all but its number and its date. */
export interface ReplacementPreview extends Pick<
  Decision,
  'level' | 'kind' | 'localityId' | 'bodyUnitId' | 'bodyName' | 'replacementReason'
> {
  signer: Signer;
  /** Quyết định sẽ hết hiệu lực. */
  replaces: DecisionLink;
  /** The lines that stand, as they would be said again. */
  items: Pick<DecisionItem, 'initiativeId' | 'place' | 'verdict' | 'reason' | 'title' | 'authors'>[];
  /** Of the lines, what would read otherwise. */
  corrected: Corrected[];
  /** Giấy chứng nhận that would be printed anew. */
  certificates: TouchedCertificate[];
}

/** Who may replace a signed decision: whoever may sign one of that body (NĐ 30/2020 Điều 18 khoản 3). */
@Injectable()
export class ReplacementService {
  constructor(
    private readonly decisions: DecisionStore,
    private readonly items: DecisionItemStore,
    private readonly standing: StandingDecisions,
    private readonly authority: DecisionAuthority,
    private readonly reprinting: CertificateReprinting,
    private readonly series: NumberSeriesStore,
    private readonly reference: ReferenceStore,
    private readonly dossiers: DossierStore,
  ) {}

  /** The new decision, its lines and certificates, and the end of the old ones, in one transaction. */
  async replace(acting: Acting, id: string, { reason, capacity, items = [] }: AmendDto): Promise<Decision> {
    const old = await this.decisions.getSeen(acting.actor, id);
    const signer = await this.authority.signer(acting, old, old.initiativeIds, capacity);
    const { name: bodyName } = await this.reference.unit(old.bodyUnitId);
    const newId = randomUUID();
    return this.decisions.create(newId, { at: acting.at, acting }, async (tx) => {
      const on = await this.standing.lock(tx, id, acting);
      const corrected = commands.replacementsOf(on.reading, items, reason);
      const [given] = await this.series.give(tx, on.numbering, on.decision.kind, 1);
      if (!given) throw new Error('a series always answers');
      const change = commands.replace(on, { reason, bodyName }, given, signer, acting.at);
      await this.continueLines(tx, on, issued(newId, change, signer), corrected);
      return change;
    });
  }

  /** Xem trước: head, lines, old and new words, certificates. Refused for what the signature would be. */
  async preview(acting: Acting, id: string, { reason, capacity, items = [] }: AmendDto): Promise<ReplacementPreview> {
    const old = await this.decisions.getSeen(acting.actor, id);
    const signer = await this.authority.signer(acting, old, old.initiativeIds, capacity);
    const { name: bodyName } = await this.reference.unit(old.bodyUnitId);
    const seen = await this.dossiers.seen(acting.actor, 'decision.read', old.initiativeIds);
    return this.standing.look(id, acting, async (tx, on) => {
      const corrected = commands.replacementsOf(on.reading, items, reason);
      const content = commands.contentOf(on, { reason, bodyName }, signer);
      const { rulings: _, initiativeIds, replacesId, ...head } = content;
      const reading = amendedReading(on.reading, corrected);
      const lines = on.items.map((item) => commands.lineOf(initiativeIds, item, reading));
      const certificates = await this.reprinting.touchedByReplacement(tx, on, corrected, bodyName);
      return {
        ...head,
        replaces: { decisionId: replacesId, number: on.decision.number, signedOn: on.decision.signedOn },
        items: seenOnly(lines, seen),
        corrected: seenOnly(corrected, seen),
        certificates: seenOnly(certificates, seen),
      };
    });
  }

  private async continueLines(
    tx: EntityManager,
    on: StandingDecision,
    decision: Issued,
    corrected: readonly Corrected[],
  ): Promise<void> {
    const { id: decisionId, number, signedOn, bodyName, signedAt } = decision;
    const by = signedBy(decision.signer);
    const itemIds = new Map(on.items.map(({ initiativeId }) => [initiativeId, randomUUID()]));
    const continued = { decisionId, number, signedOn, bodyName, itemIds };
    const certificates = await this.reprinting.continued(tx, on, corrected, continued);
    const reading = { reading: amendedReading(on.reading, corrected), corrected };
    for (const item of on.items) await this.items.change(tx, item, { at: signedAt }, () => endReplaced(number, by));
    for (const item of on.items) {
      const change = commands.continueLine(decision, item, reading, certificates.get(item.initiativeId) ?? []);
      await this.items.create(tx, itemIds.get(item.initiativeId) ?? randomUUID(), { at: signedAt }, change);
    }
  }
}

const issued = (id: string, { set }: Change<Decision>, signer: Signer): Issued => ({ ...set, id, signer }) as Issued;
