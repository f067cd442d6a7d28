import { Injectable } from '@nestjs/common';
import { regulationPublished } from '#lib/contracts/directory.events.js';
import { notFound } from '#lib/contracts/errors.js';
import { enqueue, Outbox } from '#lib/messaging/outbox.js';
import { DataSource, type EntityManager } from 'typeorm';
import type { RegulationSummary } from './regulation.dto.js';
import { RegulationRow } from './regulation.entity.js';

export type NewRegulation = Omit<RegulationRow, 'version'>;

/** When a text counts as already published: only as the newest version, or as any (a file that was since replaced). */
export type KnownAs = 'newest' | 'any';

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
  publish(regulation: NewRegulation, knownAs: KnownAs): Promise<RegulationRow> {
    return this.outbox.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('directory: versions of regulations'))`);
      const versions = await versionsOf(regulation, tx);
      const [newest] = versions;
      const known = (knownAs === 'any' ? versions : versions.slice(0, 1)).some(
        ({ contentHash }) => contentHash === regulation.contentHash,
      );
      return newest && known ? newest : this.insert(tx, { ...regulation, version: (newest?.version ?? 0) + 1 });
    });
  }

  /** Throws `not-found`. */
  async get(localityId: string, year: number, version?: number): Promise<RegulationRow> {
    const where = { localityId, year, ...(version === undefined ? {} : { version }) };
    const [row] = await this.db.manager.find(RegulationRow, { where, order: { version: 'DESC' }, take: 1 });
    if (!row) throw notFound('regulation', `${localityId}/${String(year)}`);
    return row;
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
