import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { fold, tidy } from '#lib/service-kit/text.js';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Dossier } from './dossier.entity.js';

/** What a snapshot may leave out. */
const optionalOf = (snapshot: InitiativeSnapshot) => ({
  shortcoming: snapshot.shortcoming ?? null,
  application: snapshot.application ?? null,
  firstAppliedOn: snapshot.firstAppliedOn ?? null,
  filedAt: snapshot.filedAt ? new Date(snapshot.filedAt) : null,
  letterNumber: snapshot.letterNumber ?? null,
  unitCouncil: snapshot.unitCouncil ?? null,
});

/** What the copy shows of a snapshot. */
const copyOf = (snapshot: InitiativeSnapshot, unitPath: string[], knownSince: Date): Dossier => ({
  initiativeId: snapshot.initiativeId,
  version: snapshot.version,
  state: snapshot.state,
  localityId: snapshot.localityId,
  regulationYear: snapshot.regulationYear,
  regulationVersion: snapshot.regulationVersion,
  unitId: snapshot.unitId,
  unitPath,
  recognizingUnitId: snapshot.recognizingUnitId,
  sector: snapshot.sector,
  title: tidy(snapshot.title),
  titleFolded: fold(snapshot.title),
  authors: snapshot.authors,
  authorIds: snapshot.authors.map((author) => author.personId),
  targetLevel: snapshot.targetLevel,
  roundYear: snapshot.round?.year ?? null,
  roundNumber: snapshot.round?.number ?? null,
  recognitions: snapshot.recognitions,
  report: snapshot.report,
  ...optionalOf(snapshot),
  knownSince,
});

/** Keeps and reads the table `dossier`; lists are in dossier.list.ts. */
@Injectable()
export class DossierStore {
  constructor(
    private readonly db: DataSource,
    private readonly reference: ReferenceStore,
  ) {}

  /**
   * Keeps the snapshot unless a newer one was kept before, and returns the dossier as it now stands, locked.
   * Throws `not-found` while its unit is unknown here; the event is then tried again.
   */
  async keep(tx: EntityManager, snapshot: InitiativeSnapshot, at: Date): Promise<Dossier> {
    const { path } = await this.reference.unit(snapshot.unitId, tx);
    const before = await this.lockEvenNew(tx, snapshot.initiativeId);
    if (before && before.version >= snapshot.version) return before;
    const copy = copyOf(snapshot, path, before?.knownSince ?? at);
    await tx.upsert(Dossier, copy, ['initiativeId']);
    return copy;
  }

  /** As `lock`; while there is no row, the first snapshots of an initiative still wait for each other. */
  private async lockEvenNew(tx: EntityManager, initiativeId: string): Promise<Dossier | null> {
    const known = await this.lock(tx, initiativeId);
    if (known) return known;
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`dossier ${initiativeId}`]);
    return this.lock(tx, initiativeId);
  }

  /** The dossier, so that its state cannot change before the transaction ends. */
  lock(tx: EntityManager, initiativeId: string): Promise<Dossier | null> {
    return tx.findOne(Dossier, { where: { initiativeId }, lock: { mode: 'pessimistic_write' } });
  }

  /** Lĩnh vực of each. */
  async sectorsOf(tx: EntityManager, initiativeIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const dossiers = await tx.find(Dossier, {
      where: { initiativeId: In([...initiativeIds]) },
      select: { initiativeId: true, sector: true },
    });
    return new Map(dossiers.map(({ initiativeId, sector }) => [initiativeId, sector]));
  }

  async get(initiativeId: string, tx: EntityManager = this.db.manager): Promise<Dossier> {
    const dossier = await tx.findOneBy(Dossier, { initiativeId });
    if (!dossier) throw notFound('dossier', initiativeId);
    return dossier;
  }
}
