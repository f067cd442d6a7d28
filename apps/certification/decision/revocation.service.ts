import { Injectable } from '@nestjs/common';
import { conflict } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { NumberSeriesStore } from '../number-series/number-series.store.js';
import { DecisionAuthority } from './decision-authority.service.js';
import { refuseUnrevocable, revoke } from './decision-item.commands.js';
import type { DecisionItem } from './decision-item.entity.js';
import { DecisionItemStore } from './decision-item.store.js';
import { DecisionNumbering } from './decision-numbering.service.js';
import { signedBy } from './decision.commands.js';
import type { RevokeDto } from './decision.dto.js';
import { DecisionStore } from './decision.store.js';
import { RevocationCascade } from './revocation-cascade.service.js';

/** Who may revoke what a decision recognized. */
@Injectable()
export class RevocationService {
  constructor(
    private readonly outbox: Outbox,
    private readonly decisions: DecisionStore,
    private readonly items: DecisionItemStore,
    private readonly dossiers: DossierStore,
    private readonly authority: DecisionAuthority,
    private readonly numberings: DecisionNumbering,
    private readonly series: NumberSeriesStore,
    private readonly cascade: RevocationCascade,
  ) {}

  /**
   * Hủy bỏ công nhận: the line, its certificates with it, and everything that rests on it is flagged. A request that was
   * sent before takes no further number.
   */
  async revoke(
    acting: Acting,
    id: string,
    initiativeId: string,
    { capacity, ...why }: RevokeDto,
  ): Promise<DecisionItem> {
    const decision = await this.decisions.getSeen(acting.actor, id);
    const item = await this.items.get(id, initiativeId);
    const signer = await this.authority.revoker(acting, decision, initiativeId, capacity);
    return this.outbox.transaction(async (tx) => {
      const dossiers = await this.dossiers.lock(tx, [initiativeId]);
      const dossier = dossiers.get(initiativeId);
      const numbering = await this.numberings.of(tx, decision.bodyUnitId, dossiers, acting.at);
      if (!dossier || !numbering) throw conflict('initiative-unknown');
      const revoked = await this.items.change(tx, item, { at: acting.at, acting }, async (row) => {
        refuseUnrevocable(row, dossier, why);
        const [given] = await this.series.give(tx, numbering, 'revocation', 1);
        if (!given) throw new Error('a series always answers');
        return revoke(row, dossier, why, given, signer, acting.at);
      });
      await this.cascade.flag(tx, revoked, signedBy(signer), { at: acting.at });
      return revoked;
    });
  }
}
