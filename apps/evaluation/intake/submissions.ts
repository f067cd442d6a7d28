import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { localDate, periodEnd } from '#lib/regulation/calendar.js';
import { intakeOfficeFor, standingOffice } from '#lib/regulation/intake.js';
import type { Occasion } from '#lib/service-kit/change.js';
import { ReferenceStore, type RegulationInForce } from '#lib/service-kit/reference.store.js';
import type { EntityManager } from 'typeorm';
import type { Dossier } from '../dossier/dossier.entity.js';
import { RoundStore } from '../round/round.store.js';
import { IntakeStore } from './intake.store.js';

/** Takes a submitted dossier to the intake office of its sector, and its round into the calendar. */
@Injectable()
export class Submissions {
  constructor(
    private readonly intakes: IntakeStore,
    private readonly rounds: RoundStore,
    private readonly reference: ReferenceStore,
  ) {}

  /** Throws `not-found` while the regulation or the office is unknown here; the event is then tried again. */
  async receive(
    tx: EntityManager,
    dossier: Dossier,
    { version, by }: InitiativeSnapshot,
    occasion: Occasion,
  ): Promise<void> {
    const { localityId, regulationYear, regulationVersion, roundNumber, roundYear } = dossier;
    const source = await this.reference.regulation(localityId, regulationYear, regulationVersion, tx);
    if (roundNumber !== null && roundYear !== null)
      await this.rounds.ensure(tx, source, roundNumber, roundYear, occasion);
    const office = await this.officeFor(tx, source, dossier.sector);
    const { at } = occasion;
    const checkBy = periodEnd(localDate(at), source.rules.periods.formalCheck, source.rules.calendar);
    await this.intakes.submitted(tx, dossier, office, { version, by, at, checkBy }, occasion);
  }

  private async officeFor(tx: EntityManager, { localityId, rules }: RegulationInForce, sector: string) {
    const office = intakeOfficeFor(rules, sector);
    const unit = office && (await this.reference.unitByCode(localityId, office.office, tx));
    if (!unit) throw notFound('intake-office', `${localityId}/${office?.office ?? ''}`);
    const reportsTo = office.role === 'collecting' ? (standingOffice(rules)?.label ?? null) : null;
    return { unitId: unit.unitId, path: unit.path, label: office.label, reportsTo };
  }
}
