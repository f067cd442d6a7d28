import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Chữ ký: who signed which minutes, and when. */
export interface Signature {
  personId: string;
  name: string;
  role: 'secretary' | 'chair';
  at: string;
  /** SHA-256 of the minutes that were signed. */
  sha256: string;
}

export const minutesPaperChecks = {
  state: `state IN ('signed', 'final')`,
  final: `(state = 'final') = (chair_signature IS NOT NULL AND number IS NOT NULL AND number_year IS NOT NULL
    AND number_sequence IS NOT NULL AND signed_on IS NOT NULL AND seal_hash IS NOT NULL)`,
};

/**
 * Biên bản as a paper: `signed` by the secretary, then `final` when who presided has signed and it has its number.
 * It has the id of its meeting, which holds the text.
 */
@Entity('minutes_paper')
@Check('minutes_paper_state', minutesPaperChecks.state)
@Check('minutes_paper_final', minutesPaperChecks.final)
@Index('minutes_paper_number', ['bodyUnitId', 'numberYear', 'numberSequence'], { unique: true })
export class MinutesPaper {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: 'signed' | 'final';
  /** The unit whose council it is, in whose series it is numbered. */
  @Column('uuid', { name: 'body_unit_id' }) readonly bodyUnitId!: string;
  @Column('jsonb', { name: 'secretary_signature' }) readonly secretarySignature!: Signature;
  @Column('jsonb', { name: 'chair_signature', nullable: true }) readonly chairSignature!: Signature | null;
  @Column('text', { nullable: true }) readonly number!: string | null;
  @Column('integer', { name: 'number_year', nullable: true }) readonly numberYear!: number | null;
  @Column('integer', { name: 'number_sequence', nullable: true }) readonly numberSequence!: number | null;
  @Column('date', { name: 'signed_on', nullable: true }) readonly signedOn!: string | null;
  /** SHA-256 over the text's hash, the number and both signatures. */
  @Column('text', { name: 'seal_hash', nullable: true }) readonly sealHash!: string | null;
}

/** Đính chính: a record of its own beside final minutes, which stay as they are. */
@Entity('minutes_correction')
@Index('minutes_correction_once', ['meetingId', 'ordinal'], { unique: true })
export class MinutesCorrection {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('uuid', { name: 'meeting_id' }) readonly meetingId!: string;
  /** From 1. */
  @Column('integer') readonly ordinal!: number;
  /** The item that it concerns; only those who may read the item read it. */
  @Column('uuid', { name: 'assessment_id', nullable: true }) readonly assessmentId!: string | null;
  @Column('text') readonly text!: string;
  @Column('uuid', { name: 'signer_id' }) readonly signerId!: string;
  @Column('text', { name: 'signer_name' }) readonly signerName!: string;
  @Column('timestamptz', { name: 'signed_at' }) readonly signedAt!: Date;
  /** SHA-256 over the seal of the minutes and what is corrected. */
  @Column('text') readonly hash!: string;
}
