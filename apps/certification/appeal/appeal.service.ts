import { Injectable } from '@nestjs/common';
import type { Appealable } from '#lib/contracts/appeal.events.js';
import { conflict } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { intakeOfficeFor, standingOffice } from '#lib/regulation/intake.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { randomUUID } from 'node:crypto';
import type { Dossier } from '../dossier/dossier.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { UnitHeadService } from '../unit-head/unit-head.service.js';
import * as commands from './appeal.commands.js';
import type { AnswerAppealDto, AppealQuery, LodgeDto } from './appeal.dto.js';
import type { Appeal } from './appeal.entity.js';
import { AppealStore } from './appeal.store.js';

/** Who may appeal, and who answers: load, authorize, let the command decide. */
@Injectable()
export class AppealService {
  constructor(
    private readonly appeals: AppealStore,
    private readonly dossiers: DossierStore,
    private readonly heads: UnitHeadService,
    private readonly reference: ReferenceStore,
  ) {}

  async lodge(acting: Acting, { initiativeId, grounds }: LodgeDto): Promise<Appeal> {
    const seen = await this.dossiers.getSeen(acting.actor, 'decision.read', initiativeId);
    const by = actedBy(acting.actor, authorize(acting.actor, 'appeal.lodge', { authorIds: seen.authorIds }));
    const { localityId, regulationYear, regulationVersion } = seen;
    const { rules } = await this.reference.regulation(localityId, regulationYear, regulationVersion);
    const told = await this.appeals.outcome(initiativeId);
    const against = told?.against ?? 'filed';
    const bodyUnitId = await this.bodyOf(against, seen, rules);
    const answeringUnitId = await this.answeringFor(against, bodyUnitId, seen.authorIds, acting.at);
    const id = randomUUID();
    return this.appeals.create(id, initiativeId, { at: acting.at, acting }, (dossier, outcome, appealed) => {
      // Declined anew, by another body, between the look and the lock.
      if (outcome?.version !== told?.version) throw conflict('stale');
      const ground = { dossier, outcome, bodyUnitId, answeringUnitId, rules, appealed };
      return commands.lodge(id, ground, grounds, by, acting.at);
    });
  }

  async answer(acting: Acting, id: string, dto: AnswerAppealDto): Promise<Appeal> {
    const appeal = await this.appeals.get(id);
    const by = await this.answerer(acting, appeal).catch(async (refusal: unknown) => {
      await this.appeals.getSeen(acting.actor, id); // to whoever may not read it, there is none
      throw refusal;
    });
    return this.appeals.change(id, { at: acting.at, acting }, (row) => commands.answer(row, dto, by, acting.at));
  }

  async withdraw(acting: Acting, id: string): Promise<Appeal> {
    const { authorIds } = await this.appeals.getSeen(acting.actor, id);
    const by = actedBy(acting.actor, authorize(acting.actor, 'appeal.lodge', { authorIds }));
    return this.appeals.change(id, { at: acting.at, acting }, (row) => commands.withdraw(row, by, acting.at));
  }

  list(actor: Actor, query: AppealQuery): Promise<Page<Appeal>> {
    return this.appeals.list(query, actor);
  }

  get(actor: Actor, id: string): Promise<Appeal> {
    return this.appeals.getSeen(actor, id);
  }

  /** The body that declined, and never an author of it. */
  private async answerer(acting: Acting, { against, bodyUnitId, authorIds }: Appeal): Promise<ActedBy> {
    const { path } = await this.reference.unit(bodyUnitId);
    const { action } = commands.answering[against];
    if (action === 'appeal.answer-unit') return this.heads.authorize(acting, action, path, authorIds);
    return actedBy(acting.actor, authorize(acting.actor, action, { unitPath: path, conflicted: authorIds }));
  }

  private async answeringFor(against: Appealable, bodyUnitId: string, authorIds: readonly string[], at: Date) {
    if (commands.answering[against].role !== 'unit-head') return bodyUnitId;
    const { path } = await this.reference.unit(bodyUnitId);
    return this.heads.actingUnit(path, authorIds, at);
  }

  private async bodyOf(against: Appealable, dossier: Dossier, rules: Regulation): Promise<string> {
    if (against === 'filed') return dossier.unitId;
    if (against === 'confirmed') return dossier.recognizingUnitId;
    if (against === 'submitted') return this.office(dossier, rules);
    for (const unitId of dossier.unitPath)
      if ((await this.reference.holders('district-chair', unitId)).length > 0) return unitId;
    return dossier.unitPath.at(-1) ?? dossier.unitId;
  }

  /** The office that took the dossier in or, where the locality has no such unit any more, the standing office. */
  private async office({ localityId, sector }: Dossier, rules: Regulation): Promise<string> {
    for (const named of [intakeOfficeFor(rules, sector), standingOffice(rules)]) {
      const unit = named && (await this.reference.unitByCode(localityId, named.office));
      if (unit) return unit.unitId;
    }
    throw conflict({ key: 'intake-office-unknown', params: { sector } });
  }
}
