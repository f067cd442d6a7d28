import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { RegulationDraft } from './regulation-draft.entity.js';

const isTaken = (error: unknown): boolean =>
  error instanceof QueryFailedError &&
  (error.driverError as { constraint?: string }).constraint === 'regulation_draft_editing';

/** The only file that reads and writes the table `regulation_draft`. */
@Injectable()
export class RegulationDraftStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Throws `regulation-draft-exists`: the locality is editing one for the year already. */
  async create(id: string, occasion: Occasion, change: Change<RegulationDraft>): Promise<RegulationDraft> {
    try {
      return await this.outbox.transaction((tx) => createRow(tx, RegulationDraft, id, occasion, change));
    } catch (error) {
      if (isTaken(error)) throw conflict({ key: 'regulation-draft-exists', field: 'year' });
      throw error;
    }
  }

  change(
    id: string,
    occasion: Occasion,
    decide: (row: RegulationDraft, tx: EntityManager) => Change<RegulationDraft> | Promise<Change<RegulationDraft>>,
  ): Promise<RegulationDraft> {
    return this.outbox.transaction((tx) => changeRow(tx, RegulationDraft, id, occasion, (row) => decide(row, tx)));
  }

  async get(id: string): Promise<RegulationDraft> {
    const row = await this.db.manager.findOneBy(RegulationDraft, { id });
    if (!row) throw notFound('regulation_draft', id);
    return row;
  }

  /** Those being edited, newest year first. */
  editing(localityId: string): Promise<RegulationDraft[]> {
    return this.db.manager.find(RegulationDraft, { where: { localityId, state: 'editing' }, order: { year: 'DESC' } });
  }
}
