import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { FactRefused } from '#lib/contracts/initiative.events.js';
import { type ActedBy, levels } from '#lib/contracts/shared.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { DataSource, type EntityManager, In, type FindOptionsWhere } from 'typeorm';
import type { CertificateState } from '../certificate/certificate.entity.js';
import { CertificateStore } from '../certificate/certificate.store.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import * as commands from './decision-item.commands.js';
import { DecisionItem, type DecisionItemState, standing } from './decision-item.entity.js';
import type { DecisionLevel } from './decision.entity.js';

const certificateStateOf: Readonly<Record<DecisionItemState, CertificateState>> = {
  issued: 'valid',
  'in-force': 'valid',
  refused: 'void',
  revoked: 'revoked',
  replaced: 'replaced',
};

/** The only file that reads and writes the table `decision_item`; the state of its certificates goes with it. */
@Injectable()
export class DecisionItemStore {
  constructor(
    private readonly db: DataSource,
    private readonly certificates: CertificateStore,
  ) {}

  create(tx: EntityManager, id: string, occasion: Occasion, change: Change<DecisionItem>): Promise<DecisionItem> {
    return createRow(tx, DecisionItem, id, occasion, change);
  }

  async change(
    tx: EntityManager,
    item: DecisionItem,
    occasion: Occasion,
    decide: (row: DecisionItem) => Change<DecisionItem> | undefined | Promise<Change<DecisionItem>>,
  ): Promise<DecisionItem> {
    const changed = await changeRow(tx, DecisionItem, item.id, occasion, decide);
    const state = certificateStateOf[changed.state];
    if (state !== certificateStateOf[item.state]) await this.certificates.mark(tx, item.id, state);
    return changed;
  }

  /** Lets every line that registration has not answered see a newer state of its initiative. */
  async follow(tx: EntityManager, dossier: Dossier, occasion: Occasion): Promise<void> {
    const waiting = await this.lock(tx, { initiativeId: dossier.initiativeId, state: 'issued' });
    for (const item of waiting) await this.change(tx, item, occasion, (row) => commands.follow(row, dossier));
  }

  /** Undoes what registration refused: a line, with its certificates, or revocations; answers with the revoked lines. */
  async refuse(tx: EntityManager, refused: FactRefused, occasion: Occasion): Promise<DecisionItem[]> {
    const { initiativeId, factId } = refused;
    const told = await this.lock(tx, [
      { initiativeId, factId },
      { initiativeId, revocationFactId: factId },
    ]);
    const restored: DecisionItem[] = [];
    for (const item of told) {
      const after = await this.change(tx, item, occasion, (row) => commands.refuse(row, refused));
      if (item.state === 'revoked' && after.state === 'in-force') restored.push(item);
    }
    return restored;
  }

  /** Flags the recognitions of the same initiative above this one, or takes their flags away. */
  async flagAbove(
    tx: EntityManager,
    { initiativeId, level }: DecisionItem,
    flagged: boolean,
    by: ActedBy,
    occasion: Occasion,
  ): Promise<void> {
    const above = levels.slice(levels.indexOf(level) + 1) as DecisionLevel[];
    const states: DecisionItemState[] = ['issued', 'in-force'];
    const items = await this.lock(tx, { initiativeId, level: In(above), state: In(states), verdict: 'recognized' });
    for (const item of items) await this.change(tx, item, occasion, (row) => commands.flag(row, flagged, by));
  }

  /** Those of the initiatives that another paper of this level already decides. */
  async decided(tx: EntityManager, initiativeIds: readonly string[], level: DecisionLevel): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }[]>(
      `SELECT initiative_id AS id FROM decision_item WHERE initiative_id = ANY ($1) AND level = $2 AND (${standing})`,
      [initiativeIds, level],
    );
    return new Set(rows.map((row) => row.id));
  }

  async get(decisionId: string, initiativeId: string): Promise<DecisionItem> {
    const item = await this.db.manager.findOneBy(DecisionItem, { decisionId, initiativeId });
    if (!item) throw notFound('decision_item', `${decisionId}/${initiativeId}`);
    return item;
  }

  /** The lines of a decision in the order of its list, none of which can change before the transaction ends. */
  lockOf(tx: EntityManager, decisionId: string): Promise<DecisionItem[]> {
    return tx.find(DecisionItem, {
      where: { decisionId },
      order: { place: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async byId(ids: readonly string[]): Promise<Map<string, DecisionItem>> {
    const items = await this.db.manager.findBy(DecisionItem, { id: In([...ids]) });
    return new Map(items.map((item) => [item.id, item]));
  }

  ofDecision(decisionId: string): Promise<DecisionItem[]> {
    return this.db.manager.find(DecisionItem, { where: { decisionId }, order: { place: 'ASC' } });
  }

  /** Those lines of the decisions that were revoked, in the order of the lists. */
  revokedOf(decisionIds: readonly string[]): Promise<DecisionItem[]> {
    const where = { decisionId: In([...decisionIds]), state: 'revoked' as const };
    return this.db.manager.find(DecisionItem, { where, order: { place: 'ASC' } });
  }

  private lock(
    tx: EntityManager,
    where: FindOptionsWhere<DecisionItem> | FindOptionsWhere<DecisionItem>[],
  ): Promise<DecisionItem[]> {
    return tx.find(DecisionItem, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }
}
