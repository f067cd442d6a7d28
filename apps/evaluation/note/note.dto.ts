import { Tidy } from '#lib/service-kit/validation.js';
import { IsIn, IsString, IsUUID, Length } from 'class-validator';
import { noteKinds, type Note, type NoteKind } from './note.entity.js';

/** Ý kiến thảo luận, or ý kiến bảo lưu. */
export class NoteDto {
  @IsUUID() assessmentId!: string;
  @IsIn(noteKinds) kind: NoteKind = 'discussion';
  @Tidy() @IsString() @Length(1, 5000) text!: string;
}

/** About which item. */
export class NoteQuery {
  @IsUUID() assessmentId!: string;
}

export type NoteView = Pick<Note, 'id' | 'kind' | 'memberId' | 'memberName' | 'text' | 'writtenAt'>;
