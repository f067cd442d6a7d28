import { Injectable } from '@nestjs/common';
import { invalid, notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { DataSource } from 'typeorm';
import { Campaign } from './campaign.entity.js';

/** The only file that reads and writes the table `campaign`. */
@Injectable()
export class CampaignStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  create(id: string, occasion: Occasion, change: Change<Campaign>): Promise<Campaign> {
    return this.outbox.transaction((tx) => createRow(tx, Campaign, id, occasion, change));
  }

  change(id: string, occasion: Occasion, decide: (row: Campaign) => Change<Campaign>): Promise<Campaign> {
    return this.outbox.transaction((tx) => changeRow(tx, Campaign, id, occasion, decide));
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
