import { Injectable } from '@nestjs/common';
import { invalid, notFound, type Reason } from '#lib/contracts/errors.js';
import type { ScopeShare } from '#lib/regulation/scope-test.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { inBulk, type RowResult } from '#lib/service-kit/bulk.js';
import type { Page } from '#lib/service-kit/page.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { rowOf } from '../row-of.js';
import { UnitHeadService } from '../unit-head/unit-head.service.js';
import * as commands from './confirmation.commands.js';
import type { ConfirmationQuery, ConfirmRowDto } from './confirmation.dto.js';
import type { Confirmation } from './confirmation.entity.js';
import { ConfirmationStore } from './confirmation.store.js';
import { ScopeShares } from './scope-shares.js';

/** A confirmation in a list, with what it is about. */
export type ConfirmationLine = Confirmation & Pick<Dossier, 'title' | 'authors'>;

/** A confirmation with its dossier, whose head acts for the unit, and what stands in the way of confirming now. */
export interface ConfirmationView {
  confirmation: Confirmation;
  dossier: Dossier;
  /** The unit whose head is to speak: the dossier's own, or the nearest above where its head is an author. */
  actingUnitId: string;
  blockers: Reason[];
  /** Units that could use it, with those that already apply it. */
  share: ScopeShare;
}

/** Who may confirm what: load, authorize, let the command decide. */
@Injectable()
export class ConfirmationService {
  constructor(
    private readonly confirmations: ConfirmationStore,
    private readonly dossiers: DossierStore,
    private readonly heads: UnitHeadService,
    private readonly reference: ReferenceStore,
    private readonly scopes: ScopeShares,
  ) {}

  /** Throws `forbidden` for anyone but the head of that very unit who is no author of it. */
  async confirm(acting: Acting, id: string, statement: commands.Statement): Promise<Confirmation> {
    const { row, by, rules } = await this.authorized(acting, id);
    await this.refuseUnknownUnits(statement);
    return this.confirmations.change(row, { at: acting.at, acting }, (current, dossier) =>
      commands.confirm(current, dossier, statement, { by, at: acting.at, rules }),
    );
  }

  confirmMany(acting: Acting, rows: readonly ConfirmRowDto[]): Promise<RowResult<Confirmation>[]> {
    const statements = new Map(rows.map(({ id, ...statement }) => [id, statement]));
    return inBulk(acting, [...statements.keys()], (one, id) => this.confirm(one, id, rowOf(statements, id)));
  }

  async decline(acting: Acting, id: string, reason: string): Promise<Confirmation> {
    const { row, by } = await this.authorized(acting, id);
    return this.confirmations.change(row, { at: acting.at, acting }, (current, dossier) =>
      commands.decline(current, dossier, reason, by, acting.at),
    );
  }

  async view(actor: Actor, id: string, at: Date): Promise<ConfirmationView> {
    const { row: confirmation, dossier } = await this.seen(actor, id);
    const actingUnitId = await this.heads.actingUnit(dossier.unitPath, dossier.authorIds, at);
    const blockers = confirmation.state === 'open' ? commands.blockers(dossier, at) : [];
    const share = await this.scopes.of(confirmation.initiativeId);
    return { confirmation, dossier, actingUnitId, blockers, share };
  }

  async list(actor: Actor, query: ConfirmationQuery): Promise<Page<ConfirmationLine>> {
    const page = await this.confirmations.list(query, actor);
    const dossiers = await this.dossiers.byId(page.items.map((row) => row.initiativeId));
    const lines = page.items.map((row) => {
      const { title = '', authors = [] } = dossiers.get(row.initiativeId) ?? {};
      return { ...row, title, authors };
    });
    return { ...page, items: lines };
  }

  private async authorized(acting: Acting, id: string) {
    const { row, dossier } = await this.seen(acting.actor, id);
    const by = await this.heads.authorize(acting, 'effect.confirm', dossier.unitPath, dossier.authorIds);
    return { row, by, rules: await this.dossiers.rulesOf(dossier) };
  }

  private async refuseUnknownUnits({ similarUnits = [] }: commands.Statement): Promise<void> {
    const known = await this.reference.unitNames(similarUnits.map(({ unitId }) => unitId));
    const faults = similarUnits.flatMap(({ unitId }, i) =>
      known.has(unitId) ? [] : [{ key: 'unit-unknown', field: `similarUnits.${String(i)}.unitId` }],
    );
    if (faults.length > 0) throw invalid(...faults);
  }

  /** Throws `not-found` also for what the actor may not see. */
  private async seen(actor: Actor, id: string) {
    const row = await this.confirmations.get(id);
    const dossier = await this.dossiers.findSeen(actor, 'decision.read', row.initiativeId);
    if (!dossier) throw notFound('confirmation', id);
    return { row, dossier };
  }
}
