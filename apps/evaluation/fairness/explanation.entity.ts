import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** Giải trình of a member whose sheet stands apart from the others. */
@Entity('outlier_explanation')
@Unique('outlier_explanation_once', ['assessmentId', 'memberId'])
export class OutlierExplanation {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('uuid', { name: 'assessment_id' }) readonly assessmentId!: string;
  @Column('uuid', { name: 'member_id' }) readonly memberId!: string;
  @Column('text') readonly text!: string;
  @Column('timestamptz', { name: 'said_at' }) readonly saidAt!: Date;
}

/** Những người đang được yêu cầu giải trình, as it was last told; apart from the assessment, which more people see. */
@Entity('explanations_asked')
export class AskedExplanations {
  @PrimaryColumn('uuid', { name: 'assessment_id' }) readonly assessmentId!: string;
  /** How often a set was told. */
  @Column('integer') readonly asking!: number;
  @Column('uuid', { name: 'member_ids', array: true }) readonly memberIds!: string[];
}
