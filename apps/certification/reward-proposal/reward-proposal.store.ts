import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { type ActedBy, type Level, levels } from '#lib/contracts/shared.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Dossier } from '../dossier/dossier.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { receivedBy } from '../reward-letter/reward-letter.store.js';
import { seenBy } from '../seen-by.js';
import * as commands from './reward-proposal.commands.js';
import type { RewardProposalFilter } from './reward-proposal.dto.js';
import { RewardProposal } from './reward-proposal.entity.js';

/** Before it went with a letter an author of the initiative learns nothing of it, whatever office they hold. */
const embargo = `(p.letter_id IS NOT NULL OR NOT EXISTS (SELECT FROM dossier s
  WHERE s.initiative_id = p.initiative_id AND s.author_ids @> ARRAY[:me]::uuid[]))`;

/** SQL: a recognition of the dossier `d` was revoked here, and registration has not said so yet. */
export const beingRevoked = `EXISTS (SELECT FROM decision_item i, jsonb_array_elements(d.recognitions) e
  WHERE i.initiative_id = d.initiative_id AND i.state = 'revoked' AND e ->> 'decisionId' = i.decision_id::text)`;

/** What stands of an author, an initiative and a level. */
export type Standing = Pick<commands.Ground, 'dossier' | 'isProposed' | 'isRevoked'>;

/** Writes and reads the table `reward_proposal`; lists are in reward-proposal.list.ts. */
@Injectable()
export class RewardProposalStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly dossiers: DossierStore,
  ) {}

  /** Creates it with the dossier as it stands, which cannot change meanwhile. */
  create(
    id: string,
    { initiativeId, level, personId }: { initiativeId: string; level: Level; personId: string },
    occasion: Occasion,
    decide: (standing: Standing) => Change<RewardProposal>,
  ): Promise<RewardProposal> {
    return this.outbox.transaction(async (tx) => {
      const dossier = (await this.dossiers.lock(tx, [initiativeId])).get(initiativeId);
      if (!dossier) throw notFound('dossier', initiativeId);
      return createRow(tx, RewardProposal, id, occasion, async () => {
        const states = In(['selected', 'proposed', 'granted', 'not-granted']);
        const isProposed = await tx.existsBy(RewardProposal, { initiativeId, level, personId, state: states });
        return decide({ dossier, isProposed, isRevoked: await this.isBeingRevoked(tx, initiativeId) });
      });
    });
  }

  change(
    id: string,
    occasion: Occasion,
    decide: (row: RewardProposal) => Change<RewardProposal>,
  ): Promise<RewardProposal> {
    return this.outbox.transaction((tx) => changeRow(tx, RewardProposal, id, occasion, decide));
  }

  /** Withdraws or flags what a newer state of the initiative leaves without its recognition. */
  async follow(tx: EntityManager, dossier: Dossier, occasion: Occasion): Promise<void> {
    const rows = await tx.find(RewardProposal, { where: { initiativeId: dossier.initiativeId }, order: { id: 'ASC' } });
    for (const { id } of rows)
      await changeRow(tx, RewardProposal, id, occasion, (row) => commands.follow(row, dossier, occasion.at));
  }

  /** Flags those that stand on a recognition or on one above it, or takes their flags away. */
  async flag(
    tx: EntityManager,
    { initiativeId, level }: { initiativeId: string; level: Level },
    flagged: boolean,
    by: ActedBy,
    occasion: Occasion,
  ): Promise<void> {
    const above = In(levels.slice(levels.indexOf(level)));
    const rows = await tx.find(RewardProposal, { where: { initiativeId, level: above }, order: { id: 'ASC' } });
    for (const { id } of rows)
      await changeRow(tx, RewardProposal, id, occasion, (row) => commands.flag(row, flagged, by));
  }

  /** The proposals, locked with their dossiers until the transaction ends, in the order in which they were chosen. */
  async lock(tx: EntityManager, ids: readonly string[]): Promise<RewardProposal[]> {
    const found = await tx.findBy(RewardProposal, { id: In([...ids]) });
    await this.dossiers.lock(
      tx,
      found.map((row) => row.initiativeId),
    );
    const rows = await tx.find(RewardProposal, {
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return inOrder(rows);
  }

  /** Sends every proposal of a letter. */
  async send(
    tx: EntityManager,
    letter: commands.Sending & { proposalIds: readonly string[] },
    by: ActedBy,
    at: Date,
  ): Promise<void> {
    for (const id of letter.proposalIds)
      await changeRow(tx, RewardProposal, id, { at }, (row) => commands.send(row, letter, by, at));
  }

  /** Throws `not-found` also for what the actor may not see. */
  async getSeen(actor: Actor, id: string): Promise<RewardProposal> {
    const row = await this.matching(actor, {}).andWhere('p.id = :id', { id }).getOne();
    if (!row) throw notFound('reward_proposal', id);
    return row;
  }

  /** Throws `not-found` for the first that is none, also for what the actor may not see. */
  async seen(actor: Actor, ids: readonly string[]): Promise<RewardProposal[]> {
    const rows = await this.matching(actor, {})
      .andWhere('p.id = ANY (:ids)', { ids: [...ids] })
      .getMany();
    const unknown = ids.find((id) => !rows.some((row) => row.id === id));
    if (unknown !== undefined) throw notFound('reward_proposal', unknown);
    return inOrder(rows);
  }

  /** The proposals of a list that the actor may see: the same rows for the screen, the count and the export. */
  matching(actor: Actor, filter: RewardProposalFilter, tx: EntityManager = this.db.manager) {
    const read = seenBy(actor, 'reward.read', 'p.unit_id', 'ARRAY[p.person_id]');
    const received = receivedBy(actor);
    const query = tx
      .createQueryBuilder(RewardProposal, 'p')
      .where(`(${read.sql} OR p.letter_id IN (SELECT l.id FROM reward_letter l WHERE ${received.sql}))`)
      .andWhere(embargo, { ...read.params, ...received.params });
    const { unitId, from, to, ...equal } = filter;
    for (const name of ['localityId', 'level', 'sector', 'state', 'initiativeId', 'letterId'] as const)
      if (equal[name]) query.andWhere(`p.${name} = :${name}`, { [name]: equal[name] });
    if (from) query.andWhere('p.decidedOn >= :from', { from });
    if (to) query.andWhere('p.decidedOn <= :to', { to });
    if (unitId) query.andWhere('p.unit_id IN (SELECT unit_id FROM unit_ref WHERE :unitId = ANY (path))', { unitId });
    return query;
  }

  private isBeingRevoked(tx: EntityManager, initiativeId: string): Promise<boolean> {
    return tx
      .createQueryBuilder()
      .from('dossier', 'd')
      .where(`d.initiative_id = :initiativeId AND ${beingRevoked}`, { initiativeId })
      .getExists();
  }
}

const inOrder = (rows: readonly RewardProposal[]): RewardProposal[] =>
  [...rows].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
