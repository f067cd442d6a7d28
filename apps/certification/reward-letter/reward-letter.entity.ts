import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Signer } from '../decision/decision.entity.js';

/** Tờ trình đề nghị khen thưởng: one paper for many proposals; number and date are given at signing (NĐ 30/2020). */
@Entity('reward_letter')
@Unique('reward_letter_number', ['bodyUnitId', 'numberYear', 'sequence'])
@Index('reward_letter_newest', ['signedAt', 'id'])
@Index('reward_letter_office', ['officeUnitId'])
export class RewardLetter {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  /** Cơ quan trình. */
  @Column('uuid', { name: 'body_unit_id' }) readonly bodyUnitId!: string;
  @Column('text', { name: 'body_name' }) readonly bodyName!: string;
  /** Nơi quyết định khen thưởng, as the regulation names it. */
  @Column('text') readonly addressee!: string;
  /** Office that it goes through (Phòng Nội vụ), as the directory names it; by its code where it is no unit there. */
  @Column('text') readonly through!: string;
  /** Where that office is a unit: who holds it reads the letter and what is proposed with it. */
  @Column('uuid', { name: 'office_unit_id', nullable: true }) readonly officeUnitId!: string | null;
  /** In the order in which they were chosen. */
  @Column('uuid', { name: 'proposal_ids', array: true }) readonly proposalIds!: string[];
  /** Local year of signing, which the number runs in. */
  @Column('integer', { name: 'number_year' }) readonly numberYear!: number;
  @Column('integer') readonly sequence!: number;
  @Column('text') readonly number!: string;
  @Column('date', { name: 'signed_on' }) readonly signedOn!: string;
  @Column('timestamptz', { name: 'signed_at' }) readonly signedAt!: Date;
  @Column('jsonb') readonly signer!: Signer;
}
