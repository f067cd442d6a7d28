import { Injectable } from '@nestjs/common';
import type { Reason } from '#lib/contracts/errors.js';
import { sentence, type Sentence } from '#lib/contracts/reasons.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { Clock } from '#lib/service-kit/clock.js';
import type { UnitRef } from '#lib/service-kit/reference.entity.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { CampaignStore } from '../campaign/campaign.store.js';
import { DuplicateService } from '../duplicate/duplicate.service.js';
import { checksOf, componentsOf, datesOf, nextStep } from './initiative.checks.js';
import { roundTaking } from './initiative.commands.js';
import type { ChecksQuery } from './initiative.dto.js';
import type { Initiative } from './initiative.entity.js';
import { InitiativeService } from './initiative.service.js';
import { intakeOfficeFor } from '#lib/regulation/intake.js';
import { numberPattern } from '#lib/regulation/numbering.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { roundFor } from '#lib/regulation/windows.js';

const worded = (reasons: readonly Reason[]): (Reason & Sentence)[] =>
  reasons.map((reason) => ({ ...reason, ...sentence(reason) }));

/** Nộp ở đâu, bằng cách nào, mấy bộ, lệ phí: what the regulation says of handing in. */
const handingIn = (rules: Regulation, { sector, application }: Initiative, body: UnitRef) => ({
  /** Bộ hồ sơ giấy, for what is not handed in online. */
  paperCopies: rules.intake.paperCopies,
  /** Lệ phí, in đồng; 0 where there is none. */
  fee: rules.intake.fee ?? 0,
  /** Cách nộp. */
  channels: rules.intake.channels,
  /** Nơi nhận hồ sơ. */
  office: intakeOfficeFor(rules, sector)?.label ?? null,
  /** Hình thức áp dụng, as the regulation calls it. */
  applicationLabel: application && rules.applicationKinds[application].label,
  /** How the unit numbers its tờ trình. */
  letterPattern: numberPattern(rules, 'letter', body.code),
});

/** Kiểm tra trước khi nộp, and the same list for the intake office: what the command would say, before it is sent. */
@Injectable()
export class ChecksService {
  constructor(
    private readonly service: InitiativeService,
    private readonly campaigns: CampaignStore,
    private readonly reference: ReferenceStore,
    private readonly duplicates: DuplicateService,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, id: string, query: ChecksQuery) {
    const current = await this.service.readable(actor, id);
    const at = this.clock.now();
    const step = query.step ?? nextStep(current);
    const campaign = await this.campaignOf(current);
    const placed = step === 'submit' ? await this.inRound(current, query, at) : { row: current };
    const headIsAuthor =
      step === 'file' ? await this.service.headIsAuthor(current.authors, current, at) : current.headIsAuthor;
    const row = { ...placed.row, headIsAuthor, campaignId: campaign?.id ?? null };
    const { rules } = await this.service.rulesOf(current);
    const circumstances = { at, rules, ...('roundRules' in placed ? { roundRules: placed.roundRules } : {}) };
    const checks = checksOf(row, step, circumstances, campaign);
    const found = await this.duplicates.of(current, actor);
    return {
      step,
      ok: checks.every((check) => check.ok),
      checks: checks.map((check) => ({ ...check, reasons: worded(check.reasons) })),
      components: componentsOf(row, step, circumstances).map((c) => ({ ...c, reasons: worded(c.reasons) })),
      dates: datesOf(row, circumstances),
      // In the way of nothing that was checked above: a person decides.
      warnings: worded(found.reasons),
      ...handingIn(rules, current, await this.reference.unit(current.recognizingUnitId)),
    };
  }

  private campaignOf({ localityId, regulationYear, campaignId }: Initiative) {
    return this.campaigns.forDraft(localityId, regulationYear, campaignId ?? undefined);
  }

  /** As a submission would find it: in the round that is asked for or, where none is, the one that takes it now. */
  private async inRound(row: Initiative, { roundYear, roundNumber }: ChecksQuery, at: Date) {
    const year = roundYear ?? Number(at.toISOString().slice(0, 4));
    const { rules: roundRules } = await this.reference.regulationForRounds(row.localityId, year);
    const taking = roundFor(roundRules, row.unitKind, at);
    const number = roundNumber ?? taking?.number;
    if (number === undefined) return { row: { ...row, round: null }, roundRules };
    const asked = { year: roundNumber === undefined ? (taking?.year ?? year) : year, number };
    return { row: { ...row, round: roundTaking(asked, row.unitKind, at, roundRules) }, roundRules };
  }
}
