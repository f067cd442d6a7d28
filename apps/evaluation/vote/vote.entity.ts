import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { VoteRule } from '#lib/regulation/assessment.js';
import type { Quorum } from '#lib/regulation/vote.js';
import type { Tally } from '../assessment/conclusion.js';

/** Đồng ý, không đồng ý, phiếu trắng, phiếu không hợp lệ; only the first two are valid. */
export const choices = ['agree', 'disagree', 'blank', 'spoiled'] as const;
export type Choice = (typeof choices)[number];

export const voteChecks = {
  state: `state IN ('open', 'counted')`,
  mode: `mode IN ('open', 'secret')`,
  counted: `(state = 'counted') = (tally IS NOT NULL)`,
};

/** Lượt biểu quyết of one meeting on one dossier, opened with a quorum. */
@Entity('vote')
@Check('vote_state', voteChecks.state)
@Check('vote_mode', voteChecks.mode)
@Check('vote_counted', voteChecks.counted)
@Index('vote_once', ['assessmentId'], { unique: true, where: `state = 'open'` })
@Index('vote_meeting', ['meetingId', 'openedAt'])
@Index('vote_assessment', ['assessmentId', 'openedAt'])
export class Vote {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: 'open' | 'counted';
  @Column('uuid', { name: 'meeting_id' }) readonly meetingId!: string;
  @Column('uuid', { name: 'assessment_id' }) readonly assessmentId!: string;
  @Column('text') readonly mode!: 'open' | 'secret';
  /** Members of the council, and how many of them are recused from this dossier. */
  @Column('integer') readonly members!: number;
  @Column('integer') readonly recused!: number;
  /** Those present and without conflict: who gets a ballot. */
  @Column('uuid', { name: 'voter_ids', array: true }) readonly voterIds!: string[];
  @Column('timestamptz', { name: 'opened_at' }) readonly openedAt!: Date;
  /** 2 after a tie that is voted on again. */
  @Column('integer', { name: 'ballot_number' }) readonly ballotNumber!: number;
  /** Fraction, denominator and tie rule as fixed when it opened; null in votes from before they were kept. */
  @Column('jsonb', { nullable: true }) readonly rule!: VoteRule | null;
  /** Túc số when it opened, by both readings. */
  @Column('jsonb', { nullable: true }) readonly quorum!: Quorum | null;
  @Column('jsonb', { nullable: true }) readonly tally!: Tally | null;
}

/** Who has voted; it says neither what nor when. */
@Entity('voter')
export class Voter {
  @PrimaryColumn('uuid', { name: 'vote_id' }) readonly voteId!: string;
  @PrimaryColumn('uuid', { name: 'member_id' }) readonly memberId!: string;
}

/** Biểu quyết công khai: who voted what. */
@Entity('open_ballot')
export class OpenBallot {
  @PrimaryColumn('uuid', { name: 'vote_id' }) readonly voteId!: string;
  @PrimaryColumn('uuid', { name: 'member_id' }) readonly memberId!: string;
  @Column('text') readonly choice!: Choice;
}

/** Hòm phiếu kín while the vote is open: only how many of each, sealed. See `BallotSeal` for what that keeps secret. */
@Entity('ballot_box')
export class BallotBox {
  @PrimaryColumn('uuid', { name: 'vote_id' }) readonly voteId!: string;
  /** What was cast before boxes were sealed; 0 ever since. */
  @Column('integer') readonly agree!: number;
  @Column('integer') readonly disagree!: number;
  @Column('integer') readonly blank!: number;
  @Column('bytea', { nullable: true }) readonly sealed!: Buffer | null;
}
