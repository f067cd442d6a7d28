import { Injectable } from '@nestjs/common';
import { DomainError } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { certifiedAuthors, certify, type Certified, refOf } from '../certificate/certificate.commands.js';
import { CertificateStore } from '../certificate/certificate.store.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import { type Numbering, NumberSeriesStore } from '../number-series/number-series.store.js';
import { issue, type Issued } from './decision-item.commands.js';
import { DecisionItemStore } from './decision-item.store.js';
import { DecisionJudgement } from './decision-judgement.service.js';
import { DecisionNumbering } from './decision-numbering.service.js';
import * as commands from './decision.commands.js';
import type { Decision, Ruling, Signer } from './decision.entity.js';
import { DecisionStore } from './decision.store.js';

/** Ký ban hành: the decision, its lines, its certificates, their numbers and the events, all in one transaction. */
@Injectable()
export class DecisionSigning {
  constructor(
    private readonly outbox: Outbox,
    private readonly decisions: DecisionStore,
    private readonly items: DecisionItemStore,
    private readonly certificates: CertificateStore,
    private readonly judgement: DecisionJudgement,
    private readonly series: NumberSeriesStore,
    private readonly numberings: DecisionNumbering,
  ) {}

  /**
   * Signs the draft in the version that was `seen`. A request that was sent before takes no further number.
   * Throws `conflict` with every line that can no longer be decided; then no number is used.
   */
  sign(acting: Acting, seen: Decision, signer: Signer): Promise<Decision> {
    return this.outbox.transaction(async (tx) => {
      const occasion = { at: acting.at, acting };
      const draft = await this.decisions.lock(tx, seen.id);
      if (draft.state === 'draft' && draft.version !== seen.version)
        throw new DomainError('conflict', [{ key: 'stale' }]);
      const dossiers =
        draft.state === 'draft'
          ? await this.judgement.refuseFaulty(tx, draft.rulings, draft)
          : new Map<string, Dossier>();
      const numbering = await this.numberings.of(tx, draft.bodyUnitId, dossiers, acting.at);
      const [given] = numbering ? await this.series.give(tx, numbering, draft.kind, 1) : [];
      const signed = await this.decisions.changeIn(tx, draft.id, occasion, (row) =>
        commands.sign(row, given ?? { sequence: 0, number: '' }, signer, acting.at),
      );
      if (numbering && given) await this.issueLines(tx, signed as Issued, dossiers, numbering);
      return signed;
    });
  }

  private async issueLines(
    tx: EntityManager,
    decision: Issued,
    dossiers: ReadonlyMap<string, Dossier>,
    numbering: Numbering,
  ): Promise<void> {
    const lines = decision.rulings.flatMap((ruling) => {
      const dossier = dossiers.get(ruling.initiativeId);
      return dossier
        ? [{ ruling, dossier, itemId: randomUUID(), holders: this.holders(ruling, dossier, numbering) }]
        : [];
    });
    const count = lines.reduce((sum, { holders }) => sum + holders.length, 0);
    const numbers = await this.series.give(tx, numbering, `${decision.level}-certificate`, count);
    for (const { ruling, dossier, itemId, holders } of lines) {
      const what = certifiedBy(decision, dossier, itemId);
      const certificates = certify(what, holders, dossier.authors, numbers.splice(0, holders.length));
      await this.items.create(
        tx,
        itemId,
        { at: decision.signedAt },
        issue(decision, ruling, dossier, certificates.map(refOf)),
      );
      await this.certificates.insert(tx, certificates);
    }
  }

  private holders(ruling: Ruling, dossier: Dossier, { rules }: Numbering) {
    if (ruling.verdict === 'declined') return [];
    return certifiedAuthors(dossier.authors, rules.recognition.certificatePerAuthor);
  }
}

const certifiedBy = (
  { id, level, bodyUnitId, bodyName, year, number, signedOn, signedAt }: Issued,
  { initiativeId, title }: Dossier,
  itemId: string,
): Certified => ({
  decisionId: id,
  itemId,
  initiativeId,
  level,
  bodyUnitId,
  bodyName,
  kind: `${level}-certificate`,
  year,
  title,
  decisionNumber: number,
  signedOn,
  issuedAt: signedAt,
});
