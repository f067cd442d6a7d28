import { Injectable } from '@nestjs/common';
import { conflict, type Reason } from '#lib/contracts/errors.js';
import type { ScopeStanding } from '#lib/regulation/scope-test.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { DataSource, type EntityManager } from 'typeorm';
import { certifiedAuthors } from '../certificate/certificate.commands.js';
import { ScopeShares } from '../confirmation/scope-shares.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { DecisionItemStore } from './decision-item.store.js';
import { type Issuer, listFaults } from './decision.commands.js';
import type { Ruling } from './decision.entity.js';

/** What a line would come to if the list were signed now. */
export interface PreviewLine extends Ruling {
  /** From 1, as in the attached list. */
  place: number;
  title: string;
  /** Who would get a certificate. */
  certified: string[];
  /** Units with the same conditions that could use it; nothing of what is not below the issuing body. */
  scope: ScopeStanding | null;
  faults: Reason[];
}

/** What stands in the way of a list of rulings; reads, and writes nothing. */
@Injectable()
export class DecisionJudgement {
  constructor(
    private readonly db: DataSource,
    private readonly items: DecisionItemStore,
    private readonly dossiers: DossierStore,
    private readonly reference: ReferenceStore,
    private readonly scopes: ScopeShares,
  ) {}

  /** Throws `conflict` with every line that cannot be decided; the dossiers stay locked until the transaction ends. */
  async refuseFaulty(tx: EntityManager, rulings: readonly Ruling[], issuer: Issuer): Promise<Map<string, Dossier>> {
    const ids = rulings.map(({ initiativeId }) => initiativeId);
    const dossiers = await this.dossiers.lock(tx, ids);
    const decided = await this.items.decided(tx, ids, issuer.level);
    const faults = listFaults(rulings, issuer, dossiers, decided);
    if (faults.length > 0) throw conflict(...faults);
    return dossiers;
  }

  async preview(rulings: readonly Ruling[], issuer: Issuer): Promise<PreviewLine[]> {
    const ids = rulings.map(({ initiativeId }) => initiativeId);
    const dossiers = await this.dossiers.byId(ids);
    const decided = await this.items.decided(this.db.manager, ids, issuer.level);
    const faults = listFaults(rulings, issuer, dossiers, decided);
    const scopes = await this.scopes.standings([...dossiers.values()]);
    const lines: PreviewLine[] = [];
    for (const [i, ruling] of rulings.entries()) {
      // Of what is not below the issuing body, nothing is told.
      const known = dossiers.get(ruling.initiativeId);
      const dossier = known?.unitPath.includes(issuer.bodyUnitId) ? known : undefined;
      const own = faults.filter(({ field }) => field === `items.${String(i)}`);
      const certified = dossier && ruling.verdict === 'recognized' ? await this.certified(dossier) : [];
      const scope = (dossier && scopes.get(dossier.initiativeId)) ?? null;
      lines.push({ ...ruling, place: i + 1, title: dossier?.title ?? '', certified, scope, faults: own });
    }
    return lines;
  }

  private async certified({ localityId, regulationYear, regulationVersion, authors }: Dossier): Promise<string[]> {
    const { rules } = await this.reference.regulation(localityId, regulationYear, regulationVersion);
    return certifiedAuthors(authors, rules.recognition.certificatePerAuthor).map(({ fullName }) => fullName);
  }
}
