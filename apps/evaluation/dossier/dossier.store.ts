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
  duplicateOf: snapshot.duplicateOf ?? [],
  scopeShare: snapshot.scopeShare ?? null,
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
  category: snapshot.category ?? null,
  recognitions: snapshot.recognitions,
  report: snapshot.report,
  ...optionalOf(snapshot),
  knownSince,
});

/** Where a unit stands. */
interface Hung {
  unitId: string;
  path: string[];
  mergedInto?: string | null;
}

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
    const path = await this.pathOf(await this.reference.unit(snapshot.unitId, tx), tx);
    const before = await this.lockEvenNew(tx, snapshot.initiativeId);
    if (before && before.version >= snapshot.version) return before;
    const copy = copyOf(snapshot, path, before?.knownSince ?? at);
    await tx.upsert(Dossier, copy, ['initiativeId']);
    return copy;
  }

  /** A unit's dossiers, and those of units merged into it, hang where the unit now hangs; an older event does nothing. */
  async followUnit(tx: EntityManager, unit: Hung & { version: number }): Promise<void> {
    const known = await this.reference.unitIfKnown(unit.unitId, tx);
    if (known && known.version > unit.version) return;
    await this.hang(tx, unit.unitId, await this.pathOf(unit, tx));
    for (const { unitId } of await this.reference.mergedInto(unit.unitId, tx))
      await this.hang(tx, unitId, unit.path.includes(unitId) ? unit.path : [unitId, ...unit.path]);
  }

  private async hang(tx: EntityManager, unitId: string, path: string[]): Promise<void> {
    await tx.query('UPDATE dossier SET unit_path = $2 WHERE unit_id = $1 AND unit_path <> $2', [unitId, path]);
  }

  /** The unit's own path or, once it was merged, itself and the path of the one that took it over. */
  private async pathOf({ unitId, path, mergedInto }: Hung, tx: EntityManager): Promise<string[]> {
    const into = mergedInto ? await this.reference.unitIfKnown(mergedInto, tx) : null;
    return into && !into.path.includes(unitId) ? [unitId, ...into.path] : path;
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

  findAll(initiativeIds: readonly string[], tx: EntityManager = this.db.manager): Promise<Dossier[]> {
    return tx.findBy(Dossier, { initiativeId: In([...initiativeIds]) });
  }

  async get(initiativeId: string, tx: EntityManager = this.db.manager): Promise<Dossier> {
    const dossier = await tx.findOneBy(Dossier, { initiativeId });
    if (!dossier) throw notFound('dossier', initiativeId);
    return dossier;
  }
}
