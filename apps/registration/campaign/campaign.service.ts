import { Injectable } from '@nestjs/common';
import { conflict } from '#lib/contracts/errors.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { csvOf } from '#lib/service-kit/csv.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { ReferenceStore, type RegulationInForce } from '#lib/service-kit/reference.store.js';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import { InitiativeStore } from '../initiative/initiative.store.js';
import * as commands from './campaign.commands.js';
import type { LaunchCampaignDto } from './campaign.dto.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignStore } from './campaign.store.js';
import type { RegisteredLine } from './registered-list.entity.js';
import { registeredColumns, registeredLine, registeredTemplate } from './registered-list.csv.js';
import { compareLists } from './registered-list.js';

/** Phát động, tiến độ, công khai danh sách đăng ký. */
@Injectable()
export class CampaignService {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly initiatives: InitiativeStore,
    private readonly reference: ReferenceStore,
  ) {}

  /** Throws `campaign-unit-not-top`: a campaign is the whole locality's, and so its own top unit's. */
  async launch(acting: Acting, { unitId, regulationYear, ...what }: LaunchCampaignDto): Promise<Campaign> {
    const { localityId, path, parentId } = await this.reference.unit(unitId);
    const role = authorize(acting.actor, 'campaign.launch', { unitPath: path });
    const parent = parentId === null ? null : await this.reference.unitIfKnown(parentId);
    if (parent?.localityId === localityId) throw conflict({ key: 'campaign-unit-not-top', field: 'unitId' });
    const regulation = await this.reference.regulationInForce(localityId, regulationYear);
    const id = randomUUID();
    const change = commands.launch(id, { unitId, ...what }, regulation, actedBy(acting.actor, role), acting.at);
    return this.campaigns.create(id, { at: acting.at, acting }, change);
  }

  async publishList(acting: Acting, id: string): Promise<Campaign> {
    const { unitId } = await this.campaigns.get(id);
    const { path } = await this.reference.unit(unitId);
    const by = actedBy(acting.actor, authorize(acting.actor, 'registered-list.publish', { unitPath: path }));
    const { at } = acting;
    return this.campaigns.publish(
      id,
      { at, acting },
      (tx, campaign) => this.linesNow(campaign, at, tx),
      (campaign, lines) => commands.publishList(campaign, lines, by, at),
    );
  }

  /** The list as it was published, for everyone; before it is published there is none. */
  async registeredList(id: string, asked?: number) {
    const { version, publishedAt, lines } = await this.campaigns.registeredList(id, asked);
    const { rules, localityId } = await this.regulationOf(await this.campaigns.get(id));
    const { compiledBy: code, publishedOn } = rules.registration;
    const office = await this.reference.unitByCode(localityId, code);
    return {
      ...{ version, publishedAt, total: lines.length, items: lines },
      /** Cơ quan tổng hợp. */
      compiledBy: office?.name ?? code,
      /** Nơi công khai. */
      publishedOn: publishedOn ?? null,
      /** Cột và tiêu đề theo quy chế, in order. */
      columns: registeredTemplate(rules),
    };
  }

  /** The same list as a file, with the columns and headings of the regulation. */
  async registeredFile(id: string, asked?: number): Promise<Readable> {
    const { lines } = await this.campaigns.registeredList(id, asked);
    const { rules } = await this.regulationOf(await this.campaigns.get(id));
    return Readable.from(csvOf(registeredColumns(rules), lines));
  }

  private regulationOf({ localityId, regulationYear, regulationVersion }: Campaign): Promise<RegulationInForce> {
    return this.reference.regulation(localityId, regulationYear, regulationVersion);
  }

  /** Every publication of the list, for everyone; none before the first. */
  async publications(id: string) {
    await this.campaigns.get(id);
    const items = await this.campaigns.publications(id);
    return { items, total: items.length };
  }

  /** What one publication changed of another. */
  async compare(id: string, from: number, to: number) {
    const [before, after] = [
      await this.campaigns.registeredList(id, from),
      await this.campaigns.registeredList(id, to),
    ];
    return { from, to, ...compareLists(before.lines, after.lines) };
  }

  private async linesNow(campaign: Campaign, at: Date, tx: EntityManager): Promise<RegisteredLine[]> {
    const rows = await this.initiatives.registeredIn(campaign.id, tx);
    const { localityId, regulationYear, regulationVersion } = campaign;
    const { rules } = await this.reference.regulation(localityId, regulationYear, regulationVersion, tx);
    const units = await this.reference.unitNames(
      rows.map((row) => row.unitId),
      tx,
    );
    return rows.map((row, i) => registeredLine(row, { number: i + 1, unit: units.get(row.unitId) ?? '', rules, at }));
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
