import { Injectable } from '@nestjs/common';
import type { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import type { EntityManager } from 'typeorm';

interface Receipt {
  answer_by: Date | null;
  received_at: Date | null;
}

/** The only file that writes the table `initiative_ref`. */
@Injectable()
export class InitiativeRefStore {
  /** Keeps the newest; undefined where a newer one was heard before, otherwise the receipt that is known. */
  async keep(
    tx: EntityManager,
    { initiativeId, version, title, authors }: InitiativeSnapshot,
  ): Promise<Receipt | undefined> {
    const [kept] = await tx.query<Receipt[]>(
      `INSERT INTO initiative_ref AS i (initiative_id, version, title, author_ids) VALUES ($1, $2, $3, $4)
       ON CONFLICT (initiative_id) DO UPDATE SET version = excluded.version, title = excluded.title,
         author_ids = excluded.author_ids
       WHERE i.version < excluded.version RETURNING answer_by, received_at`,
      [initiativeId, version, title, authors.map(({ personId }) => personId)],
    );
    return kept;
  }

  /** Giấy biên nhận: the answer date, of the newest receipt. */
  async keepReceipt(tx: EntityManager, initiativeId: string, answerBy: Date, receivedAt: Date): Promise<boolean> {
    const kept = await tx.query<unknown[]>(
      `INSERT INTO initiative_ref AS i (initiative_id, version, answer_by, received_at) VALUES ($1, 0, $2, $3)
       ON CONFLICT (initiative_id) DO UPDATE SET answer_by = excluded.answer_by, received_at = excluded.received_at
       WHERE i.received_at IS NULL OR i.received_at < excluded.received_at RETURNING 1`,
      [initiativeId, answerBy, receivedAt],
    );
    return kept.length > 0;
  }
}
