import { Injectable } from '@nestjs/common';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import type { EntityManager } from 'typeorm';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { Numbering } from '../number-series/number-series.store.js';

/** Theo quy chế nào: how a body numbers its papers on initiatives. */
@Injectable()
export class DecisionNumbering {
  constructor(private readonly reference: ReferenceStore) {}

  /** By the newest regulation that one of the initiatives started under; undefined where there are none. */
  async of(
    tx: EntityManager,
    bodyUnitId: string,
    dossiers: ReadonlyMap<string, Dossier>,
    at: Date,
  ): Promise<Numbering | undefined> {
    const newest = newestRules(dossiers);
    if (!newest) return undefined;
    const { localityId, regulationYear, regulationVersion } = newest;
    const { rules } = await this.reference.regulation(localityId, regulationYear, regulationVersion, tx);
    const { code } = await this.reference.unit(bodyUnitId, tx);
    return { rules, bodyUnitId, bodyCode: code, at };
  }
}

const newestRules = (dossiers: ReadonlyMap<string, Dossier>): Dossier | undefined =>
  [...dossiers.values()].sort(
    (a, b) => b.regulationYear - a.regulationYear || b.regulationVersion - a.regulationVersion,
  )[0];
