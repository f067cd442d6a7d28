import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { DecisionLevel, Signer } from '../decision/decision.entity.js';
import type { Corrected } from './reading.js';

/**
 * Văn bản đính chính một quyết định đã ký (NĐ 30/2020 Điều 18 khoản 3): it says how the decision is to read, has a
 * number of its own, and never changes; the decision stays as it was signed.
 */
@Entity('correction')
@Unique('correction_number', ['bodyUnitId', 'year', 'sequence'])
@Index('correction_decision', ['decisionId', 'sequence'])
@Index('correction_newest', ['signedAt', 'id'])
export class Correction {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('uuid', { name: 'decision_id' }) readonly decisionId!: string;
  /** Of the decision, as it read before. */
  @Column('text', { name: 'decision_number' }) readonly decisionNumber!: string;
  @Column('text') readonly level!: DecisionLevel;
  /** Cơ quan ban hành: the one of the decision. */
  @Column('uuid', { name: 'body_unit_id' }) readonly bodyUnitId!: string;
  @Column('text', { name: 'body_name' }) readonly bodyName!: string;
  /** Nội dung đính chính. */
  @Column('jsonb') readonly corrected!: readonly Corrected[];
  /** The initiatives whose lines it touches. */
  @Column('uuid', { name: 'initiative_ids', array: true }) readonly initiativeIds!: string[];
  /** Vì sao. */
  @Column('text') readonly reason!: string;
  @Column('integer') readonly year!: number;
  @Column('integer') readonly sequence!: number;
  @Column('text') readonly number!: string;
  @Column('date', { name: 'signed_on' }) readonly signedOn!: string;
  @Column('timestamptz', { name: 'signed_at' }) readonly signedAt!: Date;
  @Column('jsonb') readonly signer!: Signer;
}
