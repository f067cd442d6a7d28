import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { randomUUID } from 'node:crypto';
import { InitiativeStore } from '../initiative/initiative.store.js';
import * as commands from './campaign.commands.js';
import type { LaunchCampaignDto } from './campaign.dto.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignStore } from './campaign.store.js';

/** One line of the published list: nothing that the law or the author keeps back. */
export interface RegisteredLine {
  number: number;
  title: string;
  authors: string[];
  unit: string;
  sector: string;
  registeredAt: string;
}

/** Phát động, tiến độ, công khai danh sách đăng ký. */
@Injectable()
export class CampaignService {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly initiatives: InitiativeStore,
    private readonly reference: ReferenceStore,
  ) {}

  async launch(acting: Acting, { unitId, regulationYear, ...what }: LaunchCampaignDto): Promise<Campaign> {
    const { localityId, path } = await this.reference.unit(unitId);
    const role = authorize(acting.actor, 'campaign.launch', { unitPath: path });
    const regulation = await this.reference.regulationInForce(localityId, regulationYear);
    const id = randomUUID();
    const change = commands.launch(id, { unitId, ...what }, regulation, actedBy(acting.actor, role), acting.at);
    return this.campaigns.create(id, { at: acting.at, acting }, change);
  }

  async publishList(acting: Acting, id: string): Promise<Campaign> {
    const { unitId } = await this.campaigns.get(id);
    const { path } = await this.reference.unit(unitId);
    const role = authorize(acting.actor, 'registered-list.publish', { unitPath: path });
    const count = (await this.initiatives.registeredIn(id)).length;
    const by = actedBy(acting.actor, role);
    return this.campaigns.change(id, { at: acting.at, acting }, (campaign) =>
      commands.publishList(campaign, count, by, acting.at),
    );
  }

  /** The published list, for everyone; before it is published there is none. */
  async registeredList(id: string): Promise<{ publishedAt: Date; total: number; items: RegisteredLine[] }> {
    const { listPublishedAt } = await this.campaigns.get(id);
    if (!listPublishedAt) throw notFound('registered-list', id);
    const rows = await this.initiatives.registeredIn(id);
    const units = await this.reference.unitNames(rows.map((row) => row.unitId));
    const items = rows.map((row, i) => ({
      number: i + 1,
      title: row.title,
      authors: row.authors.map((author) => author.fullName),
      unit: units.get(row.unitId) ?? '',
      sector: row.sector,
      registeredAt: row.registeredAt?.toISOString() ?? '',
    }));
    return { publishedAt: listPublishedAt, total: items.length, items };
  }

  /** How far each unit is, for heads and the office that urges them on. */
  async progress(actor: Actor, id: string) {
    const { localityId } = await this.campaigns.get(id);
    authorize(actor, 'campaign.follow', { localityId });
    const rows = await this.initiatives.progress(id);
    const units = await this.reference.unitNames(rows.map((row) => row.unitId));
    return rows.map((row) => ({ ...row, unit: units.get(row.unitId) ?? '' }));
  }
}
