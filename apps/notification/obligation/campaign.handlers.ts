import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { RegulationPublished, regulationPublished, UnitChanged, unitChanged } from '#lib/contracts/directory.events.js';
import {
  CampaignLaunched,
  campaignLaunched,
  RegisteredListPublished,
  registeredListPublished,
} from '#lib/contracts/registration.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { localDate } from '#lib/regulation/calendar.js';
import { regulationFromJson } from '#lib/regulation/parse-regulation.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { owedForCampaign } from './campaign.rules.js';
import { reportOwed } from './obligation.rules.js';
import { ObligationStore } from './obligation.store.js';

/** What a locality's year asks of people: to register, to publish the list, to report. */
@Controller()
export class CampaignHandlers {
  constructor(
    private readonly obligations: ObligationStore,
    private readonly reference: ReferenceStore,
  ) {}

  @EventPattern<string>(campaignLaunched.type)
  async launch(@Payload() campaign: CampaignLaunched, @Ctx() { tx, event }: EventContext): Promise<void> {
    const { campaignId, localityId, regulationYear } = campaign;
    const { rules } = await this.reference.regulationInForce(localityId, regulationYear, tx);
    const units = await tx.query<{ unitId: string; kind: string }[]>(
      `SELECT unit_id AS "unitId", kind FROM unit_ref WHERE locality_id = $1 AND merged_into IS NULL
         AND coalesce(valid_to >= $2, true)`,
      [localityId, localDate(new Date(event.time))],
    );
    const at = new Date(event.time);
    const isPublished = await this.obligations.wasHeard(tx, listOf(campaignId));
    const owed = owedForCampaign(campaign, units, rules).filter(({ kind }) => kind !== 'publish-list' || !isPublished);
    await this.obligations.open(tx, owed, at);
  }

  @EventPattern<string>(registeredListPublished.type)
  async publish(@Payload() { campaignId }: RegisteredListPublished, @Ctx() { tx, event }: EventContext): Promise<void> {
    await this.obligations.isNews(tx, listOf(campaignId), 1);
    await this.obligations.close(tx, { subject: campaignId, kinds: ['publish-list'] }, 'done', new Date(event.time));
  }

  /** Sáp nhập, hết hiệu lực: a unit that is no more is called no longer, whatever was launched before. */
  @EventPattern<string>(unitChanged.type)
  async change(@Payload() unit: UnitChanged, @Ctx() { tx, event }: EventContext): Promise<void> {
    const at = new Date(event.time);
    if (unit.mergedInto ?? (unit.validTo && unit.validTo < localDate(at)))
      await this.obligations.dissolve(tx, unit.unitId, at);
  }

  @EventPattern<string>(regulationPublished.type)
  async regulate(@Payload() regulation: RegulationPublished, @Ctx() { tx, event }: EventContext): Promise<void> {
    const { localityId, year, version, content } = regulation;
    if (!(await this.obligations.isNews(tx, `regulation ${localityId}/${String(year)}`, version))) return;
    await this.obligations.open(tx, [reportOwed(regulationFromJson(content))], new Date(event.time));
  }
}

const listOf = (campaignId: string) => `registered list ${campaignId}`;
