import { Injectable } from '@nestjs/common';
import type { Actor } from '#lib/service-kit/acting.js';
import { reachOf } from '#lib/service-kit/policy.js';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Initiative } from '../initiative/initiative.entity.js';
import { visible } from '../initiative/initiative.reach.js';
import { fewest, fingerprintOf } from './shingles.js';

/** Recognized at some level: everyone may look such an initiative up. */
const recognized = `i.recognitions <> '[]'::jsonb AND i.state <> 'revoked'`;
const most = 5;

/** Another initiative, and how many shingles it shares. */
export interface Similar {
  initiative: Initiative;
  shared: number;
}

/** The only file that reads and writes the table `fingerprint`. */
@Injectable()
export class FingerprintStore {
  constructor(private readonly db: DataSource) {}

  /** Those that share most with the text, of what the asker may see; what is recognized may be seen by all. */
  async similarTo({ id, ...text }: Initiative, actor: Actor): Promise<Similar[]> {
    const { shingles } = fingerprintOf(text);
    const ranked = await this.db.query<{ id: string; shared: number }[]>(
      // The array from a subquery keeps the planner on the index.
      `SELECT f.initiative_id AS id, count(*)::int AS shared
       FROM fingerprint f CROSS JOIN LATERAL unnest(f.shingles) AS theirs
       WHERE f.shingles && (SELECT $1::int[]) AND f.initiative_id <> $2 AND theirs = ANY ($1::int[])
       GROUP BY f.initiative_id HAVING count(*) >= $3 ORDER BY shared DESC, f.initiative_id LIMIT 200`,
      [shingles, id, fewest],
    );
    const seen = await this.seen(actor)
      .andWhere('i.id = ANY (:ids)', { ids: ranked.map((row) => row.id) })
      .getMany();
    const byId = new Map(seen.map((initiative) => [initiative.id, initiative]));
    return ranked
      .flatMap(({ id: other, shared }) => {
        const initiative = byId.get(other);
        return initiative ? [{ initiative, shared }] : [];
      })
      .slice(0, most);
  }

  /** Requests of the locality with the very same content that were filed and are not out of the running. */
  identicalTo({ id, localityId, ...text }: Initiative): Promise<Pick<Initiative, 'id' | 'filedAt' | 'title'>[]> {
    return this.db.query(
      `SELECT i.id, i.filed_at AS "filedAt", i.title FROM fingerprint f JOIN initiative i ON i.id = f.initiative_id
       WHERE f.locality_id = $1 AND f.content_hash = $2 AND i.id <> $3 AND i.filed_at IS NOT NULL
         AND i.state NOT IN ('withdrawn', 'lapsed', 'declined', 'revoked') ORDER BY i.filed_at, i.id`,
      [localityId, fingerprintOf(text).contentHash, id],
    );
  }

  /** Fingerprints some that have none, each locked against a change of its words; another replica's are skipped. Tells how many. */
  async keepMissing(limit: number): Promise<number> {
    return this.db.transaction(async (tx) => {
      const missing = await tx
        .createQueryBuilder(Initiative, 'i')
        .where('NOT EXISTS (SELECT FROM fingerprint f WHERE f.initiative_id = i.id)')
        .limit(limit)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      for (const initiative of missing) await keepFingerprint(tx, initiative);
      return missing.length;
    });
  }

  private seen(actor: Actor): SelectQueryBuilder<Initiative> {
    const reach = reachOf(actor, 'initiative.read');
    const own = visible(reach).join(' OR ') || 'false';
    return this.db.manager
      .createQueryBuilder(Initiative, 'i')
      .where(`((${recognized}) OR ${own})`, { ...reach, me: actor.personId });
  }
}

/** Keeps the fingerprint of the content as it now stands. */
export async function keepFingerprint(tx: EntityManager, { id, localityId, ...text }: Initiative): Promise<void> {
  const { contentHash, shingles } = fingerprintOf(text);
  await tx.query(
    `INSERT INTO fingerprint (initiative_id, locality_id, content_hash, shingles) VALUES ($1, $2, $3, $4)
     ON CONFLICT (initiative_id) DO UPDATE SET content_hash = excluded.content_hash, shingles = excluded.shingles`,
    [id, localityId, contentHash, shingles],
  );
}
