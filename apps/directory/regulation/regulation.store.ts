import { Injectable } from '@nestjs/common';
import { regulationPublished } from '#lib/contracts/directory.events.js';
import { notFound } from '#lib/contracts/errors.js';
import { enqueue, Outbox } from '#lib/messaging/outbox.js';
import { DataSource, type EntityManager, LessThan } from 'typeorm';
import type { RegulationSummary } from './regulation.dto.js';
import { RegulationRow } from './regulation.entity.js';

export type NewRegulation = Omit<RegulationRow, 'version'>;

/**
 * When a text counts as already published: only as the newest version, as any (a file that was since replaced), or as
 * soon as the year has a version at all.
 */
export type KnownAs = 'newest' | 'any' | 'first';

const isKnown = (versions: readonly RegulationRow[], contentHash: string, knownAs: KnownAs): boolean => {
  if (knownAs === 'first') return versions.length > 0;
  return (knownAs === 'any' ? versions : versions.slice(0, 1)).some((row) => row.contentHash === contentHash);
};

const versionsOf = ({ localityId, year }: Pick<RegulationRow, 'localityId' | 'year'>, tx: EntityManager) =>
  tx.find(RegulationRow, { where: { localityId, year }, order: { version: 'DESC' } });

/** The only file that reads and writes the table `regulation`. */
@Injectable()
export class RegulationStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Stores it as the next version and tells everyone; a text that is known already gives the newest version as it is. */
  publish(regulation: NewRegulation, knownAs: KnownAs, outer?: EntityManager): Promise<RegulationRow> {
    const work = async (tx: EntityManager) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('directory: versions of regulations'))`);
      const versions = await versionsOf(regulation, tx);
      const [newest] = versions;
      if (newest && isKnown(versions, regulation.contentHash, knownAs)) return newest;
      return this.insert(tx, { ...regulation, version: (newest?.version ?? 0) + 1 });
    };
    return outer ? work(outer) : this.outbox.transaction(work);
  }

  /** Throws `not-found`. */
  async get(localityId: string, year: number, version?: number): Promise<RegulationRow> {
    const where = { localityId, year, ...(version === undefined ? {} : { version }) };
    const [row] = await this.db.manager.find(RegulationRow, { where, order: { version: 'DESC' }, take: 1 });
    if (!row) throw notFound('regulation', `${localityId}/${String(year)}`);
    return row;
  }

  /** Every version of a locality's year, newest first. Throws `not-found`. */
  async versions(localityId: string, year: number): Promise<RegulationSummary[]> {
    const rows = await this.db.query<RegulationSummary[]>(
      `SELECT locality_id AS "localityId", year, version, content->>'name' AS name, published_at AS "publishedAt",
         published_by AS "publishedBy"
       FROM regulation WHERE locality_id = $1 AND year = $2 ORDER BY version DESC`,
      [localityId, year],
    );
    if (rows.length === 0) throw notFound('regulation', `${localityId}/${String(year)}`);
    return rows;
  }

  /** The newest version of the last year before `year`. Throws `not-found`. */
  async lastBefore(localityId: string, year: number): Promise<RegulationRow> {
    const [row] = await this.db.manager.find(RegulationRow, {
      where: { localityId, year: LessThan(year) },
      order: { year: 'DESC', version: 'DESC' },
      take: 1,
    });
    if (!row) throw notFound('regulation', `${localityId}/<${String(year)}`);
    return row;
  }

  /** The last regulation of each locality that has none for `year`, nor for a later one, and carries it over. */
  async carriedInto(year: number): Promise<Pick<RegulationRow, 'localityId' | 'year' | 'source'>[]> {
    return this.db.query(
      `SELECT "localityId", year, source FROM (
         SELECT DISTINCT ON (locality_id) locality_id AS "localityId", year, source, content
         FROM regulation ORDER BY locality_id, year DESC, version DESC) AS last
       WHERE year < $1 AND content->>'carryOver' = 'true'`,
      [year],
    );
  }

  /** The newest version of every locality and year. */
  newest(): Promise<RegulationSummary[]> {
    return this.db.query(
      `SELECT DISTINCT ON (locality_id, year) locality_id AS "localityId", year, version, content->>'name' AS name,
         published_at AS "publishedAt", published_by AS "publishedBy"
       FROM regulation ORDER BY locality_id, year DESC, version DESC`,
    );
  }

  private async insert(tx: EntityManager, row: RegulationRow): Promise<RegulationRow> {
    const { localityId, year, version, content } = row;
    await tx.insert(RegulationRow, row);
    const subject = `${localityId}/${String(year)}`;
    await enqueue(tx, [regulationPublished.make(subject, { localityId, year, version, content }, row.publishedAt)]);
    return row;
  }
}
