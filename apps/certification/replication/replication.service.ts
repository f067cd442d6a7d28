import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '#lib/contracts/errors.js';
import { localDate } from '#lib/regulation/calendar.js';
import { formatNumber, numberPattern } from '#lib/regulation/numbering.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import type { UnitRef } from '#lib/service-kit/reference.entity.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import type { EntityManager } from 'typeorm';
import type { GivenNumber } from '../certificate/certificate.commands.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { NumberSeriesStore } from '../number-series/number-series.store.js';
import * as commands from './replication.commands.js';
import type { ConfirmReplicationDto } from './replication.dto.js';
import type { Replication } from './replication.entity.js';
import { ReplicationStore } from './replication.store.js';

const kind = 'replication-confirmation';

/** Who may confirm that a unit applies another's initiative: the head of that very unit who is no author of it. */
@Injectable()
export class ReplicationService {
  constructor(
    private readonly replications: ReplicationStore,
    private readonly dossiers: DossierStore,
    private readonly series: NumberSeriesStore,
    private readonly reference: ReferenceStore,
  ) {}

  /** A request that was sent before takes no further number. What is not recognized is as unknown as what is not. */
  async confirm(acting: Acting, { initiativeId, unitId, ...applied }: ConfirmReplicationDto): Promise<Replication> {
    const { actor, at } = acting;
    authorize(actor, 'replication.record', { unitPath: [unitId] });
    return this.replications.create({ at, acting }, async (tx) => {
      const dossier = (await this.dossiers.lock(tx, [initiativeId])).get(initiativeId);
      const recognition = dossier && commands.recognitionOf(dossier);
      if (!recognition) throw notFound('dossier', initiativeId);
      const target = { unitPath: [unitId], conflicted: dossier.authorIds };
      const by = actedBy(actor, authorize(actor, 'replication.record', target));
      const rules = await this.dossiers.rulesOf(dossier, tx);
      const [unit, origin] = [await this.reference.unit(unitId, tx), await this.reference.unit(dossier.unitId, tx)];
      const parties = { unit, origin, isConfirmed: await this.replications.isConfirmed(tx, initiativeId, unitId) };
      const faults = commands.faultsOf(applied, dossier, parties, rules, at);
      if (faults.length > 0) throw conflict(...faults);
      const given = await this.number(tx, unit, rules, at);
      return commands.confirm(applied, { ...dossier, decisionNumber: recognition.number }, parties, given, by, at);
    });
  }

  async withdraw(acting: Acting, id: string, reason: string): Promise<Replication> {
    const { unitId } = await this.replications.getSeen(id, acting.actor);
    const by = actedBy(acting.actor, authorize(acting.actor, 'replication.record', { unitPath: [unitId] }));
    return this.replications.change(id, { at: acting.at, acting }, (row) => commands.withdraw(row, reason, by));
  }

  private async number(tx: EntityManager, unit: UnitRef, rules: Regulation, at: Date): Promise<GivenNumber> {
    const year = Number(localDate(at).slice(0, 4));
    const sequence = await this.series.take(tx, { bodyUnitId: unit.unitId, kind, year }, 1);
    const code = unit.code.toUpperCase();
    const pattern = numberPattern(rules, kind, unit.code);
    return { sequence, number: formatNumber(pattern, { sequence, year, body: code, unit: code }) };
  }
}
