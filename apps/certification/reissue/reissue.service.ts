import { Injectable } from '@nestjs/common';
import { conflict } from '#lib/contracts/errors.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { inPlaceOf } from '../certificate/certificate.commands.js';
import { CertificateStore } from '../certificate/certificate.store.js';
import { DecisionAuthority } from '../decision/decision-authority.service.js';
import { DecisionNumbering } from '../decision/decision-numbering.service.js';
import { DecisionStore } from '../decision/decision.store.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { NumberSeriesStore } from '../number-series/number-series.store.js';
import * as commands from './reissue.commands.js';
import type { ReissueDto } from './reissue.dto.js';
import type { Reissue } from './reissue.entity.js';
import { ReissueStore } from './reissue.store.js';

/** Who may replace a certificate alone: whoever may sign a decision of its body. */
@Injectable()
export class ReissueService {
  constructor(
    private readonly reissues: ReissueStore,
    private readonly certificates: CertificateStore,
    private readonly decisions: DecisionStore,
    private readonly dossiers: DossierStore,
    private readonly authority: DecisionAuthority,
    private readonly numberings: DecisionNumbering,
    private readonly series: NumberSeriesStore,
  ) {}

  /** A request that was sent before takes no further number. */
  async reissue(acting: Acting, id: string, { capacity, ...wanted }: ReissueDto): Promise<Reissue> {
    const { actor, at } = acting;
    const { decisionId, initiativeId } = await this.certificates.getSeen(actor, id);
    const decision = await this.decisions.get(decisionId);
    const signer = await this.authority.signer(acting, decision, [initiativeId], capacity);
    return this.reissues.create(randomUUID(), { at, acting }, async (tx) => {
      const numbering = await this.lock(tx, initiativeId, decision.bodyUnitId, at);
      const old = await this.certificates.get(tx, id);
      const reprint = commands.reprintOf(old, wanted);
      const [given] = await this.series.give(tx, numbering, old.kind, 1);
      if (!given) throw new Error('a series always answers');
      const made = inPlaceOf(old, reprint, given, at);
      await this.certificates.replace(tx, [made], { act: 'reissue', number: given.number, signedOn: localDate(at) });
      return commands.reissue(old, made, wanted, signer, at);
    });
  }

  /** With the initiative locked, its certificates are ended by one paper at a time. */
  private async lock(tx: EntityManager, initiativeId: string, bodyUnitId: string, at: Date) {
    const dossiers = await this.dossiers.lock(tx, [initiativeId]);
    const numbering = await this.numberings.of(tx, bodyUnitId, dossiers, at);
    if (!numbering) throw conflict('initiative-unknown');
    return numbering;
  }
}
