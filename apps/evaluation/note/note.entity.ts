import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const noteKinds = ['discussion', 'dissent'] as const;
export type NoteKind = (typeof noteKinds)[number];

export const noteChecks = { kind: `kind IN ('discussion', 'dissent')` };

/** Ý kiến thảo luận before the vote, or ý kiến bảo lưu after the conclusion, of one member about one item. */
@Entity('note')
@Check('note_kind', noteChecks.kind)
@Index('note_item', ['meetingId', 'assessmentId', 'writtenAt'])
export class Note {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('uuid', { name: 'meeting_id' }) readonly meetingId!: string;
  @Column('uuid', { name: 'assessment_id' }) readonly assessmentId!: string;
  @Column('text') readonly kind!: NoteKind;
  @Column('uuid', { name: 'member_id' }) readonly memberId!: string;
  @Column('text', { name: 'member_name' }) readonly memberName!: string;
  @Column('text') readonly text!: string;
  @Column('timestamptz', { name: 'written_at' }) readonly writtenAt!: Date;
}
