import { Injectable } from '@nestjs/common';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { CertificateReprinting } from '../certificate/certificate-reprinting.service.js';
import { DecisionAuthority } from '../decision/decision-authority.service.js';
import { DecisionStore } from '../decision/decision.store.js';
import { StandingDecisions } from '../decision/standing-decision.service.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { NumberSeriesStore } from '../number-series/number-series.store.js';
import * as commands from './correction.commands.js';
import type { CorrectDto, CorrectionQuery } from './correction.dto.js';
import type { Correction } from './correction.entity.js';
import { CorrectionStore } from './correction.store.js';
import { type CorrectionPreview, type CorrectionView, seenOnly, viewOf } from './correction.view.js';

/** Who may correct a signed decision: whoever may sign one of that body (NĐ 30/2020 Điều 18 khoản 3). */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly corrections: CorrectionStore,
    private readonly decisions: DecisionStore,
    private readonly standing: StandingDecisions,
    private readonly authority: DecisionAuthority,
    private readonly reprinting: CertificateReprinting,
    private readonly series: NumberSeriesStore,
    private readonly dossiers: DossierStore,
  ) {}

  /** A request that was sent before takes no further number. */
  async correct(acting: Acting, decisionId: string, dto: CorrectDto): Promise<CorrectionView> {
    const { reason, capacity, ...wanted } = dto;
    const decision = await this.decisions.getSeen(acting.actor, decisionId);
    const signer = await this.authority.signer(acting, decision, decision.initiativeIds, capacity);
    const id = randomUUID();
    const decide = async (tx: EntityManager) => {
      const on = await this.standing.lock(tx, decisionId, acting);
      const corrected = commands.correctionsOf(on.reading, wanted, reason, acting.at);
      const [given] = await this.series.give(tx, on.numbering, 'correction', 1);
      if (!given) throw new Error('a series always answers');
      const certificates = await this.reprinting.corrected(tx, on, corrected, given.number);
      return commands.correct(id, on, { corrected, reason }, given, { signer, at: acting.at }, certificates);
    };
    const made = await this.corrections.create(id, { at: acting.at, acting }, decide);
    return this.seenOf(acting.actor, made);
  }

  /** Xem trước: old and new words, and the certificates that it touches. Refused for what the signature would be. */
  async preview(acting: Acting, decisionId: string, dto: CorrectDto): Promise<CorrectionPreview> {
    const { reason, capacity, ...wanted } = dto;
    const decision = await this.decisions.getSeen(acting.actor, decisionId);
    const signer = await this.authority.signer(acting, decision, decision.initiativeIds, capacity);
    const seen = await this.dossiers.seen(acting.actor, 'decision.read', decision.initiativeIds);
    return this.standing.look(decisionId, acting, async (tx, on) => {
      const corrected = commands.correctionsOf(on.reading, wanted, reason, acting.at);
      const { initiativeIds: _, ...content } = commands.contentOf(on, { corrected, reason }, signer);
      const certificates = await this.reprinting.touchedByCorrection(tx, on, corrected);
      return { ...content, corrected: seenOnly(corrected, seen), certificates: seenOnly(certificates, seen) };
    });
  }

  async list(actor: Actor, query: CorrectionQuery): Promise<Page<CorrectionView>> {
    const page = await this.corrections.list(query, actor);
    const seen = await this.seen(actor, page.items);
    return { ...page, items: page.items.map((one) => viewOf(one, seen)) };
  }

  async get(actor: Actor, id: string): Promise<CorrectionView> {
    return this.seenOf(actor, await this.corrections.getSeen(actor, id));
  }

  private async seenOf(actor: Actor, one: Correction): Promise<CorrectionView> {
    return viewOf(one, await this.seen(actor, [one]));
  }

  private seen(actor: Actor, all: readonly Correction[]): Promise<Set<string>> {
    const ids = new Set(all.flatMap(({ initiativeIds }) => initiativeIds));
    return this.dossiers.seen(actor, 'decision.read', [...ids]);
  }
}
