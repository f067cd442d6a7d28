import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { FactRefused } from '#lib/contracts/initiative.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import type { Page } from '#lib/service-kit/page.js';
import { reachOf } from '#lib/service-kit/policy.js';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type { Dossier } from '../dossier/dossier.entity.js';
import { refusalOf, system } from '../fact.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import { requireState } from '../require-state.js';
import * as commands from './intake.commands.js';
import type { IntakeQuery } from './intake.dto.js';
import { Intake } from './intake.entity.js';
import { nextNumber } from './number-series.entity.js';

type Decide = (intake: Intake) => Change<Intake> | undefined;

/** The only file that reads and writes the table `intake`. */
@Injectable()
export class IntakeStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  change(id: string, occasion: Occasion, decide: Decide): Promise<Intake> {
    return this.outbox.transaction((tx) => changeRow(tx, Intake, id, occasion, decide));
  }

  /** As `change`, with the next number of the office's series; the series waits for this transaction to end. */
  receive(
    id: string,
    year: number,
    occasion: Occasion,
    decide: (intake: Intake, sequence: number) => Change<Intake>,
  ): Promise<Intake> {
    return this.outbox.transaction((tx) =>
      changeRow(tx, Intake, id, occasion, async (intake) => {
        requireState(intake.state, ['waiting'], 'receive');
        return decide(intake, await nextNumber(tx, intake.officeUnitId, 'receipt', year));
      }),
    );
  }

  /** Opens the intake of the dossier's round, or lets the one it has go on. */
  async submitted(
    tx: EntityManager,
    dossier: Dossier,
    office: commands.Office,
    submission: commands.Submission,
    occasion: Occasion,
  ): Promise<void> {
    const { initiativeId, roundYear, roundNumber } = dossier;
    const known = await tx.findOneBy(Intake, {
      initiativeId,
      roundYear: roundYear ?? 0,
      roundNumber: roundNumber ?? 0,
    });
    if (known) await changeRow(tx, Intake, known.id, occasion, (row) => commands.resubmit(row, dossier, submission));
    else await createRow(tx, Intake, randomUUID(), occasion, commands.open(dossier, office, submission));
  }

  /** The clock of a returned dossier was moved. */
  async extend(tx: EntityManager, initiativeId: string, dueAt: Date, by: ActedBy, occasion: Occasion): Promise<void> {
    const rows = await tx.findBy(Intake, { initiativeId, state: 'returned' });
    for (const { id } of rows) await changeRow(tx, Intake, id, occasion, (row) => commands.extend(row, dueAt, by));
  }

  /** Cancels whatever is open of an initiative that left its round. */
  async cancelAll(tx: EntityManager, initiativeId: string, by: ActedBy, occasion: Occasion): Promise<void> {
    const rows = await tx.findBy(Intake, { initiativeId });
    for (const { id } of rows) await changeRow(tx, Intake, id, occasion, (intake) => commands.cancel(intake, by));
  }

  async factRefused(tx: EntityManager, refused: FactRefused, occasion: Occasion): Promise<void> {
    const row = await tx.findOneBy(Intake, { factId: refused.factId });
    if (!row) return;
    const refusal = refusalOf(refused, occasion.at);
    await changeRow(tx, Intake, row.id, occasion, (intake) => commands.undo(intake, refused.factId, refusal, system));
  }

  async get(id: string): Promise<Intake> {
    const row = await this.db.manager.findOneBy(Intake, { id });
    if (!row) throw notFound('intake', id);
    return row;
  }

  list(filter: IntakeQuery, actor: Actor): Promise<Page<Intake>> {
    const { units, trees } = reachOf(actor, 'intake.read');
    const query = this.db.manager
      .createQueryBuilder(Intake, 'i')
      .where('(i.office_path[1] = ANY (:units) OR i.office_path && :trees)', { units, trees })
      .andWhere('NOT :me = ANY (i.author_ids)', { me: actor.personId });
    const { officeUnitId, state, roundYear, roundNumber, initiativeId } = filter;
    if (officeUnitId) query.andWhere('i.officeUnitId = :officeUnitId', { officeUnitId });
    if (state) query.andWhere('i.state = :state', { state });
    if (roundYear) query.andWhere('i.roundYear = :roundYear', { roundYear });
    if (roundNumber) query.andWhere('i.roundNumber = :roundNumber', { roundNumber });
    if (initiativeId) query.andWhere('i.initiativeId = :initiativeId', { initiativeId });
    return pageOf(query, filter, { at: 'submittedAt', id: 'id' });
  }
}
