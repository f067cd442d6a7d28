import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { RegulationPublished, regulationPublished, UnitChanged, unitChanged } from '#lib/contracts/directory.events.js';
import {
  CampaignLaunched,
  campaignLaunched,
  LapseNoticeIssued,
  lapseNoticeIssued,
  RegisteredListPublished,
  registeredListPublished,
} from '#lib/contracts/registration.events.js';
import { initiativeEvents, InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { localDate } from '#lib/regulation/calendar.js';
import { regulationFromJson } from '#lib/regulation/parse-regulation.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { owedForCampaign, owedForNotice } from './campaign.rules.js';
import { reported } from './certification.handlers.js';
import { reportOwed, reviewsOwed } from './obligation.rules.js';
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
    const registered = await this.obligations.heardOf(
      tx,
      units.map(({ unitId }) => registrationOf(campaignId, unitId)),
    );
    const waiting = units.filter(({ unitId }) => !registered.has(registrationOf(campaignId, unitId)));
    const owed = owedForCampaign(campaign, waiting, rules).filter(
      ({ kind }) => kind !== 'publish-list' || !isPublished,
    );
    await this.obligations.open(tx, owed, at);
  }

  /** A unit that has registered owes it no more, also where the launch is heard of only afterwards. */
  @EventPattern<string>(initiativeEvents.registered.type)
  async register(
    @Payload() { campaignId, unitId }: InitiativeSnapshot,
    @Ctx() { tx, event }: EventContext,
  ): Promise<void> {
    if (!campaignId) return;
    await this.obligations.isNews(tx, registrationOf(campaignId, unitId), 1);
    const closing = { subject: campaignId, kinds: ['register'] as const, unitId };
    await this.obligations.close(tx, closing, 'done', new Date(event.time));
  }

  /** Thông báo quá hạn bổ sung: told at once to each author and to the unit, who may still answer it. */
  @EventPattern<string>(lapseNoticeIssued.type)
  async notify(@Payload() notice: LapseNoticeIssued, @Ctx() { tx, event }: EventContext): Promise<void> {
    const at = new Date(event.time);
    const year = Number(localDate(at).slice(0, 4));
    const { rules } = await this.reference.regulationForRounds(notice.localityId, year, tx);
    await this.obligations.open(tx, owedForNotice(notice, rules, at), at);
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
    const rules = regulationFromJson(content);
    const { proposedThrough: code } = rules.rewards;
    const office = await this.reference.unitByCode(localityId, code, tx);
    const report = reportOwed(rules);
    const isReported = await this.obligations.wasHeard(tx, reported(report.subject));
    const owed = [...(isReported ? [] : [report]), ...reviewsOwed(rules, office?.name ?? code)];
    await this.obligations.open(tx, owed, new Date(event.time));
  }
}

const registrationOf = (campaignId: string, unitId: string) => `registration in ${campaignId} of ${unitId}`;
const listOf = (campaignId: string) => `registered list ${campaignId}`;
