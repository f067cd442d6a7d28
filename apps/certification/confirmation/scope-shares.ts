import { Injectable } from '@nestjs/common';
import { scopeShare, scopeStanding, type ScopeShare, type ScopeStanding } from '#lib/regulation/scope-test.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { ReplicationStore } from '../replication/replication.store.js';
import { ConfirmationStore } from './confirmation.store.js';

/** Tỷ lệ đơn vị áp dụng được: as the heads confirmed it, with the units that have confirmed since that they apply it. */
@Injectable()
export class ScopeShares {
  constructor(
    private readonly confirmations: ConfirmationStore,
    private readonly replications: ReplicationStore,
    private readonly dossiers: DossierStore,
  ) {}

  async of(initiativeId: string): Promise<ScopeShare> {
    const [share] = (await this.each([initiativeId])).values();
    return share ?? scopeShare([]);
  }

  /** Against what the regulation of each asks for, by initiative. */
  async standings(dossiers: readonly Dossier[]): Promise<Map<string, ScopeStanding>> {
    const shares = await this.each(dossiers.map(({ initiativeId }) => initiativeId));
    const standings = new Map<string, ScopeStanding>();
    for (const dossier of dossiers) {
      const share = shares.get(dossier.initiativeId) ?? scopeShare([]);
      const rules = await this.dossiers.rulesOf(dossier);
      standings.set(dossier.initiativeId, scopeStanding(rules, dossier.targetLevel, share));
    }
    return standings;
  }

  private async each(initiativeIds: readonly string[]): Promise<Map<string, ScopeShare>> {
    const similar = await this.confirmations.similarUnits(initiativeIds);
    const applying = await this.replications.applying(initiativeIds);
    return new Map(initiativeIds.map((id) => [id, scopeShare(similar.get(id) ?? [], applying.get(id) ?? [])]));
  }
}
