import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { Tally } from '../assessment/conclusion.js';
import { orConflict } from '../unique.js';
import type { Cast } from './vote.commands.js';
import { BallotBox, OpenBallot, Vote, Voter, type Choice } from './vote.entity.js';

/** The only file that reads and writes votes and ballots. */
@Injectable()
export class VoteStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Throws `vote-open` where one on the same dossier is open. */
  create(id: string, occasion: Occasion, decide: (tx: EntityManager) => Promise<Change<Vote>>): Promise<Vote> {
    return orConflict({ vote_once: 'vote-open' }, () =>
      this.outbox.transaction(async (tx) => {
        const vote = await createRow(tx, Vote, id, occasion, () => decide(tx));
        await tx.query('INSERT INTO ballot_box VALUES ($1, 0, 0, 0) ON CONFLICT DO NOTHING', [vote.id]);
        return vote;
      }),
    );
  }

  /** What the votes on a dossier in this meeting that are counted came to. */
  async counted(tx: EntityManager, meetingId: string, assessmentId: string): Promise<Tally[]> {
    const votes = await tx.findBy(Vote, { meetingId, assessmentId });
    return votes.flatMap(({ tally }) => (tally ? [tally] : []));
  }

  /**
   * Puts in one member's ballot, once. It leaves no history and remembers no request: either would tie a secret ballot
   * to its member. Throws `already-voted`.
   */
  cast(
    id: string,
    memberId: string,
    choice: Choice,
    require: (tx: EntityManager, vote: Vote) => Promise<void>,
  ): Promise<void> {
    return this.outbox.transaction(async (tx) => {
      const vote = await tx.findOne(Vote, { where: { id }, lock: { mode: 'pessimistic_read' } });
      if (!vote) throw notFound('vote', id);
      await require(tx, vote);
      const [voter] = await tx.query<unknown[]>(
        'INSERT INTO voter (vote_id, member_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING vote_id',
        [id, memberId],
      );
      if (!voter) throw conflict('already-voted');
      if (vote.mode === 'open') await tx.insert(OpenBallot, { voteId: id, memberId, choice });
      else await tx.increment(BallotBox, { voteId: id }, choice, 1);
    });
  }

  /** Counts what was cast while nobody can cast. */
  count(id: string, occasion: Occasion, decide: (vote: Vote, cast: Cast) => Change<Vote>): Promise<Vote> {
    return this.outbox.transaction(async (tx) => {
      const vote = await tx.findOne(Vote, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!vote) throw notFound('vote', id);
      const cast = await this.castOf(tx, vote);
      return changeRow(tx, Vote, id, occasion, (row) => decide(row, cast));
    });
  }

  private async castOf(tx: EntityManager, { id, mode }: Vote): Promise<Cast> {
    const [cast] = await tx.query<Cast[]>(
      mode === 'secret'
        ? 'SELECT agree, disagree, blank FROM ballot_box WHERE vote_id = $1'
        : `SELECT count(*) FILTER (WHERE choice = 'agree')::int AS agree,
                  count(*) FILTER (WHERE choice = 'disagree')::int AS disagree,
                  count(*) FILTER (WHERE choice = 'blank')::int AS blank FROM open_ballot WHERE vote_id = $1`,
      [id],
    );
    if (!cast) throw new Error(`vote ${id} has no ballot box`);
    return cast;
  }

  /** The open vote on a dossier in a meeting. Throws `vote-not-open`. */
  async openOne(meetingId: string, assessmentId: string): Promise<Vote> {
    const vote = await this.db.manager.findOneBy(Vote, { meetingId, assessmentId, state: 'open' });
    if (!vote) throw conflict('vote-not-open');
    return vote;
  }

  /** Votes on the dossier in the meeting, or in any, first to last. */
  of(assessmentId: string, meetingId?: string, tx: EntityManager = this.db.manager): Promise<Vote[]> {
    const where = { assessmentId, ...(meetingId ? { meetingId } : {}) };
    return tx.find(Vote, { where, order: { openedAt: 'ASC' } });
  }

  inMeeting(meetingId: string, tx: EntityManager = this.db.manager): Promise<Vote[]> {
    return tx.find(Vote, { where: { meetingId }, order: { openedAt: 'ASC' } });
  }

  existsFor(assessmentId: string, tx: EntityManager): Promise<boolean> {
    return tx.existsBy(Vote, { assessmentId });
  }

  /** Who has voted so far. */
  async votersOf(voteIds: readonly string[]): Promise<Voter[]> {
    return this.db.manager.findBy(Voter, { voteId: In(voteIds) });
  }

  openBallotsOf(voteIds: readonly string[], tx: EntityManager = this.db.manager): Promise<OpenBallot[]> {
    return tx.findBy(OpenBallot, { voteId: In(voteIds) });
  }
}
