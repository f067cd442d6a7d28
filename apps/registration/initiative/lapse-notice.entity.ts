import type { Defect } from '#lib/contracts/shared.js';
import type { Extension } from './initiative.entity.js';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What was asked for, and until when it was to be answered. */
export type UnansweredExtension = Pick<Extension, 'at' | 'reason' | 'until' | 'answerBy'>;

/** Thông báo quá hạn bổ sung: as it was issued, written once. */
@Entity('lapse_notice')
@Index('lapse_notice_initiative', ['initiativeId', 'issuedAt'])
export class LapseNotice {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  @Column('timestamptz', { name: 'issued_at' }) readonly issuedAt!: Date;
  /** The first instant that was too late. */
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
  @Column('text') readonly title!: string;
  @Column('jsonb') readonly defects!: Defect[];
  @Column('uuid', { name: 'author_ids', array: true }) readonly authorIds!: string[];
  /** Đề nghị gia hạn that nobody answered in time, where there was one. */
  @Column('jsonb', { nullable: true }) readonly unanswered!: UnansweredExtension | null;
}
