import { Injectable } from '@nestjs/common';
import { invalid } from '#lib/contracts/errors.js';
import { cloneRegulation } from '#lib/regulation/clone-regulation.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { actedBy } from '#lib/service-kit/policy.js';
import { randomUUID } from 'node:crypto';
import { RegulationService } from '../regulation/regulation.service.js';
import { RegulationStore } from '../regulation/regulation.store.js';
import * as commands from './regulation-draft.commands.js';
import type { BeginRegulationDraftDto, RegulationDraftView } from './regulation-draft.dto.js';
import type { RegulationDraft } from './regulation-draft.entity.js';
import { RegulationDraftStore } from './regulation-draft.store.js';

/** Who may draft the regulation of a locality: the administrator who may publish it. */
@Injectable()
export class RegulationDraftService {
  constructor(
    private readonly drafts: RegulationDraftStore,
    private readonly regulations: RegulationStore,
    private readonly regulation: RegulationService,
  ) {}

  async begin(
    acting: Acting,
    { localityId, year, fromYear, yaml }: BeginRegulationDraftDto,
  ): Promise<RegulationDraftView> {
    const { actor, at } = acting;
    const by = actedBy(actor, await this.regulation.authorizePublishing(actor, localityId));
    const text =
      yaml === undefined ? await this.clone(localityId, year, fromYear) : { source: yaml, notes: [], clonedFrom: null };
    const change = commands.begin({ localityId, year, ...text }, by, at);
    return this.view(await this.drafts.create(randomUUID(), { at, acting }, change));
  }

  async edit(acting: Acting, id: string, yaml: string): Promise<RegulationDraftView> {
    const { at } = acting;
    const by = await this.byOf(acting.actor, await this.drafts.get(id));
    return this.view(await this.drafts.change(id, { at, acting, show }, (draft) => commands.edit(draft, yaml, by, at)));
  }

  /** Publishes what the draft says now. Throws `invalid` with every fault, `regulation-draft-elsewhere`. */
  async publish(acting: Acting, id: string): Promise<RegulationDraftView> {
    const { actor, at } = acting;
    const by = await this.byOf(actor, await this.drafts.get(id));
    const row = await this.drafts.change(id, { at, acting, show }, async (draft, tx) => {
      commands.published(draft, 1, by);
      const rules = await this.regulation.proved(draft.source);
      if (rules.id !== draft.localityId || rules.year !== draft.year)
        throw invalid({ key: 'regulation-draft-elsewhere', params: { locality: draft.localityId, year: draft.year } });
      const { version } = await this.regulation.store(draft.source, rules, at, actor.personId, 'newest', tx);
      return commands.published(draft, version, by);
    });
    return this.view(row);
  }

  async discard(acting: Acting, id: string): Promise<RegulationDraftView> {
    const { at } = acting;
    const by = await this.byOf(acting.actor, await this.drafts.get(id));
    return this.view(await this.drafts.change(id, { at, acting, show }, (draft) => commands.discard(draft, by)));
  }

  async read(actor: Actor, id: string): Promise<RegulationDraftView> {
    const draft = await this.drafts.get(id);
    await this.byOf(actor, draft);
    return this.view(draft);
  }

  async editing(actor: Actor, localityId: string): Promise<RegulationDraft[]> {
    await this.regulation.authorizePublishing(actor, localityId);
    return this.drafts.editing(localityId);
  }

  private async byOf(actor: Actor, { localityId, id }: RegulationDraft) {
    return actedBy(actor, await this.regulation.authorizePublishing(actor, localityId, id));
  }

  private async clone(localityId: string, year: number, fromYear: number | undefined) {
    const last = await this.regulations.lastBefore(localityId, fromYear === undefined ? year : fromYear + 1);
    const { yaml, notes } = cloneRegulation(last.source, year);
    return { source: yaml, notes, clonedFrom: last.year };
  }

  private async view(draft: RegulationDraft): Promise<RegulationDraftView> {
    const { faults, rules } = await this.regulation.check(draft.source);
    return { ...draft, faults, rules };
  }
}

/** Whoever may edit a draft may see all of it. */
const show = (draft: RegulationDraft): RegulationDraft => draft;
