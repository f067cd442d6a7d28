import { Injectable } from '@nestjs/common';
import { invalid, notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { DataSource, type EntityManager } from 'typeorm';
import { Campaign } from './campaign.entity.js';
import { RegisteredList, type RegisteredLine } from './registered-list.entity.js';

/** The only file that reads and writes the tables `campaign` and `registered_list`. */
@Injectable()
export class CampaignStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  create(id: string, occasion: Occasion, change: Change<Campaign>): Promise<Campaign> {
    return this.outbox.transaction((tx) => createRow(tx, Campaign, id, occasion, change));
  }

  /** Publishes the lines as they are now: the list is frozen in the commit that says it was published. */
  publish(
    id: string,
    occasion: Occasion,
    linesNow: (tx: EntityManager, campaign: Campaign) => Promise<RegisteredLine[]>,
    decide: (row: Campaign, lines: { published: RegisteredLine[]; now: RegisteredLine[] }) => Change<Campaign>,
  ): Promise<Campaign> {
    return this.outbox.transaction((tx) =>
      changeRow(tx, Campaign, id, occasion, async (row) => {
        const before = await tx.findOneBy(RegisteredList, { campaignId: id, version: row.listVersion });
        const now = await linesNow(tx, row);
        const change = decide(row, { published: before?.lines ?? [], now });
        const version = row.listVersion + 1;
        await tx.insert(RegisteredList, { campaignId: id, version, publishedAt: occasion.at, lines: now });
        return change;
      }),
    );
  }

  /** The list as it was published; the last publication where no version is named. Throws `not-found`. */
  async registeredList(campaignId: string, version?: number): Promise<RegisteredList> {
    const [list] = await this.db.manager.find(RegisteredList, {
      where: { campaignId, ...(version === undefined ? {} : { version }) },
      order: { version: 'DESC' },
      take: 1,
    });
    if (!list) throw notFound('registered-list', campaignId);
    return list;
  }

  /** Every publication, oldest first. */
  publications(campaignId: string): Promise<{ version: number; publishedAt: Date; total: number }[]> {
    return this.db.query(
      `SELECT version, published_at AS "publishedAt", jsonb_array_length(lines) AS total FROM registered_list
       WHERE campaign_id = $1 ORDER BY version`,
      [campaignId],
    );
  }

  async get(id: string): Promise<Campaign> {
    const row = await this.db.manager.findOneBy(Campaign, { id });
    if (!row) throw notFound('campaign', id);
    return row;
  }

  list(localityId: string, regulationYear?: number): Promise<Campaign[]> {
    return this.db.manager.find(Campaign, {
      where: { localityId, ...(regulationYear === undefined ? {} : { regulationYear }) },
      order: { launchedAt: 'DESC' },
    });
  }

  /**
   * The campaign a draft belongs to: the one it names, otherwise the first of its locality and year.
   * Throws `campaign-unknown` where the one that is named is none of these.
   */
  async forDraft(localityId: string, regulationYear: number, named?: string): Promise<Campaign | null> {
    const first = await this.db.manager.findOne(Campaign, {
      where: { localityId, regulationYear, ...(named ? { id: named } : {}) },
      order: { launchedAt: 'ASC' },
    });
    if (named && !first) throw invalid({ key: 'campaign-unknown', field: 'campaignId' });
    return first;
  }
}
