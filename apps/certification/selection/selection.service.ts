import { Injectable } from '@nestjs/common';
import { conflict } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { ScopeShare } from '#lib/regulation/scope-test.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { inBulk, type RowResult } from '#lib/service-kit/bulk.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { ScopeShares } from '../confirmation/scope-shares.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { rowOf } from '../row-of.js';
import * as commands from './selection.commands.js';
import type { SelectDto } from './selection.dto.js';
import type { Selection } from './selection.entity.js';
import { SelectionStore } from './selection.store.js';

/** A choice that would pass. */
export interface Passing {
  initiativeId: string;
  /** How many units with the same conditions could use it. */
  share: ScopeShare;
}

/** Who selects for the level above: the recognizing unit; what was selected is then submitted with its letter. */
@Injectable()
export class SelectionService {
  constructor(
    private readonly selections: SelectionStore,
    private readonly dossiers: DossierStore,
    private readonly scopes: ScopeShares,
  ) {}

  select(acting: Acting, dto: SelectDto): Promise<RowResult<Selection | Passing>[]> {
    const { roundYear, roundNumber, dryRun, rows } = dto;
    const choices = new Map(rows.map((row) => [row.initiativeId, { ...row, roundYear, roundNumber }]));
    const act = dryRun ? this.test.bind(this) : this.choose.bind(this);
    return inBulk(acting, [...choices.keys()], (one, id) => act(one, id, rowOf(choices, id)));
  }

  private async choose(acting: Acting, initiativeId: string, choice: commands.Choice): Promise<Selection> {
    const { by, share, rules } = await this.authorized(acting, initiativeId);
    const { roundYear, roundNumber } = choice;
    const occasion = { at: acting.at, acting };
    return this.selections.choose({ initiativeId, roundYear, roundNumber }, occasion, (dossier) =>
      commands.choose(choice, dossier, share, rules, { by, at: acting.at }),
    );
  }

  private async test(acting: Acting, initiativeId: string, choice: commands.Choice): Promise<Passing> {
    const { dossier, share, rules } = await this.authorized(acting, initiativeId);
    const faults = commands.faultsOf(choice, dossier, share, rules);
    if (faults.length > 0) throw conflict(...faults);
    return { initiativeId, share };
  }

  private async authorized({ actor }: Acting, initiativeId: string) {
    const dossier = await this.dossiers.getSeen(actor, 'decision.read', initiativeId);
    const by: ActedBy = actedBy(actor, authorize(actor, 'selection.make', { unitPath: [dossier.recognizingUnitId] }));
    return { dossier, by, share: await this.scopes.of(initiativeId), rules: await this.dossiers.rulesOf(dossier) };
  }
}
