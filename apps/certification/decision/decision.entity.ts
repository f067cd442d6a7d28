import type { ActedBy } from '#lib/contracts/shared.js';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export const decisionLevels = ['unit', 'district'] as const;
export type DecisionLevel = (typeof decisionLevels)[number];
export const decisionStates = ['draft', 'issued', 'discarded'] as const;
/** `draft`: without number and date. `issued`: signed; never changes again. `discarded`: a draft that was given up. */
export type DecisionState = (typeof decisionStates)[number];
export const verdicts = ['recognized', 'declined'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a draft says of one initiative. */
export interface Ruling {
  initiativeId: string;
  verdict: Verdict;
  reason?: string;
}

/** Người ký: as the signature block names the one who signed. */
export interface Signer extends ActedBy {
  position?: string;
  /** TM., KT., TL., TUQ. (NĐ 30/2020); none where the head signs as the head. */
  capacity?: string;
}

export const decisionChecks = {
  state: `state IN ('draft', 'issued', 'discarded')`,
  kind: `(level, kind) IN (('unit', 'unit-decision'), ('district', 'district-decision'))`,
  numbered: `(state = 'issued') = (num_nonnulls(year, sequence, number, signed_on, signed_at, signer) = 6)`,
  replacing: `(replaces_id IS NULL) = (replacement_reason IS NULL) AND (replaces_id IS NULL OR state = 'issued')`,
  unnumbered: `state = 'issued' OR num_nonnulls(year, sequence, number, signed_on, signed_at, signer) = 0`,
};

/** Quyết định công nhận: one paper on many initiatives; number and date are given at signing (NĐ 30/2020). */
@Entity('decision')
@Check('decision_state', decisionChecks.state)
@Check('decision_kind', decisionChecks.kind)
@Check('decision_numbered', decisionChecks.numbered)
@Check('decision_unnumbered', decisionChecks.unnumbered)
@Check('decision_replacing', decisionChecks.replacing)
@Unique('decision_number', ['bodyUnitId', 'kind', 'year', 'sequence'])
@Index('decision_list', ['bodyUnitId', 'state'])
@Index('decision_newest', ['createdAt', 'id'])
@Index('decision_replaced_once', ['replacesId'], { unique: true })
export class Decision {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: DecisionState;
  @Column('text') readonly level!: DecisionLevel;
  @Column('text') readonly kind!: 'unit-decision' | 'district-decision';
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  /** Cơ quan ban hành. */
  @Column('uuid', { name: 'body_unit_id' }) readonly bodyUnitId!: string;
  @Column('text', { name: 'body_name' }) readonly bodyName!: string;
  @Column('jsonb') readonly rulings!: readonly Ruling[];
  @Column('uuid', { name: 'initiative_ids', array: true }) readonly initiativeIds!: string[];
  @Column('jsonb', { name: 'drafted_by' }) readonly draftedBy!: ActedBy;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  /** Local year of signing, which the number runs in. */
  @Column('integer', { nullable: true }) readonly year!: number | null;
  @Column('integer', { nullable: true }) readonly sequence!: number | null;
  @Column('text', { nullable: true }) readonly number!: string | null;
  @Column('date', { name: 'signed_on', nullable: true }) readonly signedOn!: string | null;
  @Column('timestamptz', { name: 'signed_at', nullable: true }) readonly signedAt!: Date | null;
  @Column('jsonb', { nullable: true }) readonly signer!: Signer | null;
  /** Thay thế: the decision that this one takes the place of, which then ends. */
  @Column('uuid', { name: 'replaces_id', nullable: true }) readonly replacesId!: string | null;
  /** Why it does. */
  @Column('text', { name: 'replacement_reason', nullable: true }) readonly replacementReason!: string | null;
}
