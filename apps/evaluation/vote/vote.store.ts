import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { Tally } from '../assessment/conclusion.js';
import type { VoteView } from '../meeting/meeting.dto.js';
import { orConflict } from '../unique.js';
import { BallotSeal, nothingCast, type Cast } from './ballot.seal.js';
import { BallotBox, choices, OpenBallot, Vote, Voter, type Choice } from './vote.entity.js';

/** The only file that reads and writes votes and ballots. */
@Injectable()
export class VoteStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly seal: BallotSeal,
  ) {}

  /** Throws `vote-open` where one on the same dossier is open. */
  create(id: string, occasion: Occasion, decide: (tx: EntityManager) => Promise<Change<Vote>>): Promise<Vote> {
    return orConflict({ vote_once: 'vote-open' }, () =>
      this.outbox.transaction(async (tx) => {
        const vote = await createRow(tx, Vote, id, occasion, () => decide(tx));
        if (vote.mode === 'secret' && vote.state === 'open') await this.placeBox(tx, vote.id);
        return vote;
      }),
    );
  }

  /** What the votes on a dossier in this meeting that are counted came to. */
  async counted(tx: EntityManager, meetingId: string, assessmentId: string): Promise<Tally[]> {
    const votes = await this.of(assessmentId, meetingId, tx);
    return votes.flatMap(({ tally }) => (tally ? [tally] : []));
  }

  /**
   * Puts in one member's ballot, once. It leaves no history and remembers no request: either would tie a secret ballot
   * to its member; what is written is the same whatever the choice. Throws `already-voted`.
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
      else await this.putIn(tx, id, choice);
    });
  }

  private async placeBox(tx: EntityManager, voteId: string): Promise<void> {
    await tx.query('INSERT INTO ballot_box VALUES ($1, 0, 0, 0, $2) ON CONFLICT DO NOTHING', [
      voteId,
      this.seal.seal(voteId, nothingCast),
    ]);
  }

  private async putIn(tx: EntityManager, voteId: string, choice: Choice): Promise<void> {
    const { sealed } = await this.box(tx, voteId);
    const before = sealed ? this.seal.open(voteId, sealed) : nothingCast;
    const after = this.seal.seal(voteId, { ...before, [choice]: before[choice] + 1 });
    await tx.query('UPDATE ballot_box SET sealed = $2 WHERE vote_id = $1', [voteId, after]);
  }

  /** The box, which nobody else opens before the transaction ends. */
  private async box(tx: EntityManager, voteId: string): Promise<BallotBox> {
    const box = await tx.findOne(BallotBox, { where: { voteId }, lock: { mode: 'pessimistic_write' } });
    if (!box) throw new Error(`vote ${voteId} has no ballot box`);
    return box;
  }

  /** Counts what was cast while nobody can cast. Throws `vote-not-open`. */
  count(id: string, occasion: Occasion, decide: (vote: Vote, cast: Cast) => Change<Vote>): Promise<Vote> {
    return this.outbox.transaction((tx) =>
      changeRow(tx, Vote, id, occasion, async (row) => {
        if (row.state !== 'open') throw conflict('vote-not-open');
        return decide(row, await this.castOf(tx, row));
      }),
    );
  }

  /** Speaks on a vote that was counted. */
  change(id: string, occasion: Occasion, decide: (vote: Vote) => Change<Vote>): Promise<Vote> {
    return this.outbox.transaction((tx) => changeRow(tx, Vote, id, occasion, decide));
  }

  /** Throws where ballots and voters do not tally: someone wrote to the tables past this service. */
  private async castOf(tx: EntityManager, { id, mode }: Vote): Promise<Cast> {
    const cast = mode === 'secret' ? await this.emptied(tx, id) : await this.shown(tx, id);
    const voters = await tx.countBy(Voter, { voteId: id });
    const collected = choices.reduce((sum, choice) => sum + cast[choice], 0);
    if (voters !== collected) throw new Error(`vote ${id} has ${voters} voters and ${collected} ballots`);
    return cast;
  }

  private async shown(tx: EntityManager, voteId: string): Promise<Cast> {
    const ballots = await tx.findBy(OpenBallot, { voteId });
    const of = (choice: Choice) => ballots.filter((ballot) => ballot.choice === choice).length;
    return { agree: of('agree'), disagree: of('disagree'), blank: of('blank'), spoiled: of('spoiled') };
  }

  private async emptied(tx: EntityManager, voteId: string): Promise<Cast> {
    const { sealed, agree, disagree, blank } = await this.box(tx, voteId);
    await tx.delete(BallotBox, { voteId });
    const cast = sealed ? this.seal.open(voteId, sealed) : nothingCast;
    return { ...cast, agree: cast.agree + agree, disagree: cast.disagree + disagree, blank: cast.blank + blank };
  }

  /** The open vote on a dossier in a meeting. Throws `vote-not-open`. */
  async openOne(meetingId: string, assessmentId: string): Promise<Vote> {
    const vote = await this.db.manager.findOneBy(Vote, { meetingId, assessmentId, state: 'open' });
    if (!vote) throw conflict('vote-not-open');
    return vote;
  }

  /** The newest vote on a dossier in a meeting, open or counted. Throws `vote-not-open` where there was none. */
  async latest(meetingId: string, assessmentId: string): Promise<Vote> {
    const vote = (await this.of(assessmentId, meetingId)).at(-1);
    if (!vote) throw conflict('vote-not-open');
    return vote;
  }

  /** Throws `no-tie-to-end` where none was counted. */
  async lastCounted(meetingId: string, assessmentId: string): Promise<Vote> {
    const vote = (await this.of(assessmentId, meetingId)).findLast(({ state }) => state === 'counted');
    if (!vote) throw conflict('no-tie-to-end');
    return vote;
  }

  /** Votes on the dossier in the meeting, or in any, first to last. */
  of(assessmentId: string, meetingId?: string, tx: EntityManager = this.db.manager): Promise<Vote[]> {
    const where = { assessmentId, ...(meetingId ? { meetingId } : {}) };
    return tx.find(Vote, { where, order: { openedAt: 'ASC', ballotNumber: 'ASC' } });
  }

  inMeeting(meetingId: string, tx: EntityManager = this.db.manager): Promise<Vote[]> {
    return tx.find(Vote, { where: { meetingId }, order: { openedAt: 'ASC', ballotNumber: 'ASC' } });
  }

  anyOpen(meetingId: string, tx: EntityManager): Promise<boolean> {
    return tx.existsBy(Vote, { meetingId, state: 'open' });
  }

  /** The votes as everyone in the meeting may see them. */
  async viewsOf(votes: readonly Vote[]): Promise<VoteView[]> {
    const voters = await this.votersOf(votes.map(({ id }) => id));
    const votedIds = (id: string) => voters.filter(({ voteId }) => voteId === id).map(({ memberId }) => memberId);
    return votes.map((vote) => ({ ...vote, votedIds: votedIds(vote.id).sort() }));
  }

  existsFor(assessmentId: string, tx: EntityManager): Promise<boolean> {
    return tx.existsBy(Vote, { assessmentId });
  }

  /** Who has voted so far. */
  private async votersOf(voteIds: readonly string[]): Promise<Voter[]> {
    return this.db.manager.findBy(Voter, { voteId: In(voteIds) });
  }

  openBallotsOf(voteIds: readonly string[], tx: EntityManager = this.db.manager): Promise<OpenBallot[]> {
    return tx.findBy(OpenBallot, { voteId: In(voteIds) });
  }
}
