import { Injectable } from '@nestjs/common';
import { conflict, DomainError } from '#lib/contracts/errors.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { DataSource, type EntityManager } from 'typeorm';
import { CorrectionStore } from '../correction/correction.store.js';
import { type Reading, readingOf } from '../correction/reading.js';
import { DossierStore } from '../dossier/dossier.store.js';
import type { Numbering } from '../number-series/number-series.store.js';
import type { Issued } from './decision-item.commands.js';
import type { DecisionItem } from './decision-item.entity.js';
import { DecisionItemStore } from './decision-item.store.js';
import { DecisionNumbering } from './decision-numbering.service.js';
import { DecisionStore } from './decision.store.js';

/** A signed decision that stands, with the lines in force, how it reads now and how its body numbers papers. */
export interface StandingDecision {
  decision: Issued;
  items: DecisionItem[];
  reading: Reading;
  numbering: Numbering;
}

/** What a paper on a signed decision is based on: locked, so that of two signers one waits for the other. */
@Injectable()
export class StandingDecisions {
  constructor(
    private readonly db: DataSource,
    private readonly decisions: DecisionStore,
    private readonly items: DecisionItemStore,
    private readonly corrections: CorrectionStore,
    private readonly dossiers: DossierStore,
    private readonly numberings: DecisionNumbering,
  ) {}

  /**
   * Throws `conflict` for a draft, where registration has not answered a line yet, and for a decision of which nothing
   * stands: one that was replaced, or whose every line was revoked or refused.
   */
  async lock(tx: EntityManager, id: string, { at, expectedVersion }: Acting): Promise<StandingDecision> {
    const decision = await this.decisions.lock(tx, id);
    if (expectedVersion !== undefined && expectedVersion !== decision.version)
      throw new DomainError('conflict', [{ key: 'stale', field: 'If-Match' }]);
    if (!isIssued(decision)) throw conflict({ key: 'state', params: { action: 'correct', state: decision.state } });
    const dossiers = await this.dossiers.lock(tx, decision.initiativeIds);
    const lines = await this.items.lockOf(tx, id);
    if (lines.some(({ state }) => state === 'issued')) throw conflict('line-unsettled');
    const items = lines.filter(({ state }) => state === 'in-force');
    const numbering = await this.numberings.of(tx, decision.bodyUnitId, dossiers, at);
    if (items.length === 0 || !numbering) throw conflict('decision-not-standing');
    const reading = readingOf(decision, items, await this.corrections.ofDecision(id, tx));
    return { decision, items, reading, numbering };
  }

  /** For a preview: judged exactly as it is for the signature, at one moment; `look` writes nothing. */
  look<T>(id: string, acting: Acting, look: (tx: EntityManager, on: StandingDecision) => Promise<T>): Promise<T> {
    return this.db.transaction(async (tx) => look(tx, await this.lock(tx, id, acting)));
  }
}

const isIssued = (decision: { state: string }): decision is Issued => decision.state === 'issued';
