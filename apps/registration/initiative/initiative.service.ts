import { Injectable } from '@nestjs/common';
import { forbidden, invalid } from '#lib/contracts/errors.js';
import { Clock } from '#lib/service-kit/clock.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Acting } from '#lib/service-kit/acting.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Action } from '#lib/service-kit/policy.table.js';
import { actedBy, authorize, roleFor, type Target } from '#lib/service-kit/policy.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { CampaignStore } from '../campaign/campaign.store.js';
import * as commands from './initiative.commands.js';
import { InitiativeContent } from './initiative.content.js';
import type {
  AmendInitiativeDto,
  ApplyDto,
  DraftInitiativeDto,
  ManagingConsentDto,
  SubmitDto,
} from './initiative.dto.js';
import type { Initiative } from './initiative.entity.js';
import type { Occasioned } from './initiative.move.js';
import { InitiativeStore } from './initiative.store.js';
import { actionsFor, listed, targetOf, type InitiativeView } from './initiative.view.js';

type Command = (initiative: Initiative, occasion: Occasioned) => Change<Initiative>;

/** Who may do what with initiatives: load, authorize, let the command decide, write. */
@Injectable()
export class InitiativeService {
  constructor(
    private readonly initiatives: InitiativeStore,
    private readonly campaigns: CampaignStore,
    private readonly content: InitiativeContent,
    private readonly reference: ReferenceStore,
    private readonly clock: Clock,
  ) {}

  async draft(acting: Acting, { regulationYear, campaignId, ...dto }: DraftInitiativeDto): Promise<InitiativeView> {
    const { actor, at } = acting;
    const role = authorize(actor, 'initiative.draft', {});
    const unit = await this.reference.unit(actor.unitId);
    const year = regulationYear ?? Number(localDate(at).slice(0, 4));
    const { rules, version } = await this.reference.regulationInForce(unit.localityId, year);
    const authors = dto.authors ?? [{ personId: actor.personId, sharePercent: 100 }];
    if (authors[0]?.personId !== actor.personId) throw invalid({ key: 'lead-author-missing', field: 'authors' });
    const content = await this.content.whole({ ...dto, authors }, unit, rules);
    const origin = {
      localityId: unit.localityId,
      regulationYear: year,
      regulationVersion: version,
      campaignId: (await this.campaigns.forDraft(unit.localityId, year, campaignId))?.id ?? null,
      unitId: unit.unitId,
      unitPath: unit.path,
      unitKind: unit.kind,
      recognizingUnitId: (await this.reference.recognizingUnit(unit)).unitId,
    };
    const headIsAuthor = await this.headIsAuthor(content.authors, origin, at);
    const change = commands.draft(origin, { ...content, headIsAuthor }, rules, actedBy(actor, role), at);
    const row = await this.initiatives.create(randomUUID(), { at, acting }, change);
    return this.view(row, acting);
  }

  async amend(acting: Acting, id: string, dto: AmendInitiativeDto): Promise<InitiativeView> {
    const current = await this.initiatives.get(id);
    authorize(acting.actor, 'initiative.amend', targetOf(current));
    const { rules } = await this.rulesOf(current);
    const content = await this.content.partial(dto, current, rules);
    const led = content.authors ? { headIsAuthor: await this.headIsAuthor(content.authors, current, acting.at) } : {};
    return this.do(acting, id, 'initiative.amend', (row, occasion) =>
      commands.amend(row, { ...content, ...led }, occasion),
    );
  }

  consent(acting: Acting, id: string): Promise<InitiativeView> {
    return this.do(acting, id, 'initiative.consent', commands.consent);
  }

  admitLate(acting: Acting, id: string, reason: string): Promise<InitiativeView> {
    const { personId, name } = acting.actor;
    const admission = { personId, name, reason, at: acting.at.toISOString() };
    return this.do(acting, id, 'initiative.admit-late', (row, occasion) =>
      commands.admitLate(row, admission, occasion),
    );
  }

  async register(acting: Acting, id: string): Promise<InitiativeView> {
    const { localityId, regulationYear, campaignId } = await this.initiatives.get(id);
    const campaign = await this.campaigns.forDraft(localityId, regulationYear, campaignId ?? undefined);
    return this.do(acting, id, 'initiative.register', (row, occasion) => commands.register(row, campaign, occasion));
  }

  apply(acting: Acting, id: string, dto: ApplyDto): Promise<InitiativeView> {
    return this.do(acting, id, 'initiative.apply', (row, occasion) => commands.apply(row, dto, occasion));
  }

  async file(acting: Acting, id: string): Promise<InitiativeView> {
    const current = await this.initiatives.get(id);
    const headIsAuthor = await this.headIsAuthor(current.authors, current, acting.at);
    return this.do(acting, id, 'initiative.file', (row, occasion) => commands.file(row, headIsAuthor, occasion));
  }

  admitLateFiling(acting: Acting, id: string, reason: string): Promise<InitiativeView> {
    const { personId, name } = acting.actor;
    const admission = { personId, name, reason, at: acting.at.toISOString() };
    return this.do(acting, id, 'initiative.admit-late-filing', (row, occasion) =>
      commands.admitLateFiling(row, admission, occasion),
    );
  }

  recordManagingConsent(acting: Acting, id: string, paper: ManagingConsentDto): Promise<InitiativeView> {
    return this.do(acting, id, 'initiative.record-managing-consent', (row, occasion) =>
      commands.recordManagingConsent(row, { ...paper }, occasion),
    );
  }

  /** One initiative of a tờ trình. */
  async submit(acting: Acting, id: string, { round, letter, lateReason }: SubmitDto): Promise<InitiativeView> {
    const { localityId } = await this.initiatives.get(id);
    const { rules: roundRules } = await this.reference.regulationForRounds(localityId, round.year);
    return this.do(acting, id, 'initiative.submit', (row, occasion) =>
      commands.submit(row, { round, letter, note: lateReason }, { ...occasion, roundRules }),
    );
  }

  complete(acting: Acting, id: string, note: string): Promise<InitiativeView> {
    return this.do(acting, id, 'initiative.complete', (row, occasion) => commands.complete(row, note, occasion));
  }

  withdraw(acting: Acting, id: string, reason: string): Promise<InitiativeView> {
    return this.do(acting, id, 'initiative.withdraw', (row, occasion) => commands.withdraw(row, reason, occasion));
  }

  /** Whether an author heads the unit or the one that recognizes, on that day (NĐ 13/2012 Điều 7 khoản 2). */
  async headIsAuthor(
    authors: readonly { personId: string }[],
    { unitId, recognizingUnitId }: Pick<Initiative, 'unitId' | 'recognizingUnitId'>,
    at: Date,
  ): Promise<boolean> {
    const people = await this.reference.people(authors.map(({ personId }) => personId));
    const on = localDate(at);
    return people.some(({ roles }) =>
      roles.some(
        (held) =>
          held.role === 'unit-head' &&
          [unitId, recognizingUnitId].includes(held.unitId) &&
          (held.validFrom ?? on) <= on &&
          on <= (held.validTo ?? on),
      ),
    );
  }

  /** Any command on one initiative: who may is decided on the row as it stands, and again once it is locked. */
  async do(
    acting: Acting,
    id: string,
    action: Action,
    command: Command,
    aimed: (row: Initiative) => Target = targetOf,
  ): Promise<InitiativeView> {
    const { actor, at } = acting;
    const current = await this.initiatives.get(id);
    authorize(actor, action, aimed(current));
    const { rules } = await this.rulesOf(current);
    const row = await this.initiatives.change(id, { at, acting, show: listed }, (locked) =>
      command(locked, { at, by: actedBy(actor, authorize(actor, action, aimed(locked))), rules }),
    );
    return this.view(row, acting);
  }

  async view(row: Initiative, { actor, at }: Pick<Acting, 'actor' | 'at'>): Promise<InitiativeView> {
    const { rules } = await this.rulesOf(row);
    const mayReadAll = roleFor(actor, 'initiative.read-confidential', targetOf(row)) !== undefined;
    const actions = actionsFor(row, actor, { at, rules });
    return { ...listed(row), ...(mayReadAll ? { confidential: row.confidential } : {}), actions };
  }

  /** As `actor` may see it. Throws `not-found` to a stranger, and `declaration-missing` before the first look. */
  async read(actor: Acting['actor'], id: string): Promise<InitiativeView> {
    return this.view(await this.readable(actor, id), { actor, at: this.clock.now() });
  }

  async readable(actor: Acting['actor'], id: string): Promise<Initiative> {
    const row = await this.initiatives.get(id);
    const readers = await this.initiatives.readers(id);
    const declaredIds = readers.filter(({ declared }) => declared).map(({ personId }) => personId);
    const target = targetOf(row, declaredIds);
    const isReader = readers.some(({ personId }) => personId === actor.personId);
    if (isReader && !roleFor(actor, 'initiative.read', target)) throw forbidden('declaration-missing');
    authorize(actor, 'initiative.read', target);
    return row;
  }

  rulesOf({ localityId, regulationYear, regulationVersion }: Initiative, tx?: EntityManager) {
    return this.reference.regulation(localityId, regulationYear, regulationVersion, tx);
  }
}
