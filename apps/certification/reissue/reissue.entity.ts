import type { ReissueCause } from '#lib/contracts/amendment.events.js';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DecisionLevel, Signer } from '../decision/decision.entity.js';

export const reissueChecks = {
  cause: `cause IN ('lost', 'damaged', 'misspelt')`,
};

/** Cấp lại giấy chứng nhận: why one certificate took the place of another, and who signed it; it never changes. */
@Entity('reissue')
@Check('reissue_cause', reissueChecks.cause)
@Index('reissue_once', ['certificateId'], { unique: true })
@Index('reissue_newest', ['signedAt', 'id'])
export class Reissue {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  /** The certificate that was replaced. */
  @Column('uuid', { name: 'certificate_id' }) readonly certificateId!: string;
  /** Its number. */
  @Column('text', { name: 'certificate_number' }) readonly certificateNumber!: string;
  /** The certificate in its place. */
  @Column('uuid', { name: 'replacement_id' }) readonly replacementId!: string;
  /** Its number. */
  @Column('text') readonly number!: string;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  @Column('text') readonly level!: DecisionLevel;
  @Column('uuid', { name: 'body_unit_id' }) readonly bodyUnitId!: string;
  /** Thất lạc, hư hỏng, ghi sai tên. */
  @Column('text') readonly cause!: ReissueCause;
  /** Vì sao cấp lại. */
  @Column('text') readonly reason!: string;
  @Column('date', { name: 'signed_on' }) readonly signedOn!: string;
  @Column('timestamptz', { name: 'signed_at' }) readonly signedAt!: Date;
  @Column('jsonb') readonly signer!: Signer;
}
