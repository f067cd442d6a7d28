import type { Reason } from '#lib/contracts/errors.js';
import { PageQuery } from '#lib/service-kit/page.js';
import { IsInstant } from '#lib/service-kit/validation.js';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Min,
} from 'class-validator';
import type { ScoreSheetStanding } from '../score-sheet/score-sheet.entity.js';
import { assessmentStates, type Assessment, type AssessmentState } from './assessment.entity.js';
import type { Picked } from './assignment.js';
import type { Conflict } from './conflicts.js';

/** Mở việc đánh giá một hồ sơ trước một hội đồng. */
export class OpenAssessmentDto {
  @IsUUID() initiativeId!: string;
  @IsUUID() councilId!: string;
}

/** Phân công: named members, or the balanced choice of so many; of every member without conflict when neither is given. */
export class AssignDto {
  @IsInstant() dueAt!: string;
  @IsOptional() @IsArray() @ArrayNotEmpty() @ArrayUnique() @IsUUID('all', { each: true }) memberIds?: string[];
  @IsOptional() @IsInt() @Min(1) count?: number;
}

/** Thay người chấm; without a replacement the member is released. */
export class ReplaceDto {
  @IsOptional() @IsUUID() replacementId?: string;
}

export class RecuseDto {
  @IsString() @Length(1, 2000) reason!: string;
  /** Another member, recused by the secretary or the chair; oneself where silent. */
  @IsOptional() @IsUUID() personId?: string;
}

/** Bố trí người thay; without a name, whom the rules propose. */
export class FillDto {
  @IsOptional() @IsUUID() memberId?: string;
  /** The deadline of whoever left where silent. */
  @IsOptional() @IsInstant() dueAt?: string;
}

/** Khai báo có hay không có xung đột lợi ích, on one dossier or on many at once. */
export class DeclareDto {
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(500) @ArrayUnique() @IsUUID('all', { each: true }) assessmentIds!: string[];
  @IsBoolean() inConflict!: boolean;
  /** Asked for with a conflict; goes into the minutes. */
  @IsOptional() @IsString() @Length(1, 2000) reason?: string;
}

/** A dossier that one is asked to declare on. */
export interface Declarable {
  assessmentId: string;
  councilId: string;
  title: string;
  authors: { fullName: string; unitId: string }[];
  dueAt?: string;
}

export class AssessmentQuery extends PageQuery {
  @IsOptional() @IsUUID() councilId?: string;
  @IsOptional() @IsUUID() initiativeId?: string;
  @IsOptional() @IsIn(assessmentStates) state?: AssessmentState;
  @IsOptional() @Type(() => Number) @IsInt() roundYear?: number;
  @IsOptional() @Type(() => Number) @IsInt() roundNumber?: number;
  /** Only those that one has been assigned to score. */
  @IsOptional() @IsIn(['true', 'false']) mine?: 'true' | 'false';
}

/** Whom the rules propose in place of someone who left. */
export interface Proposal {
  personId: string;
  /** Null where nobody is left who may. */
  proposed: Picked | null;
}

/** An assessment, the conflicts of its council, who has sent a sheet, and who could take a vacancy; never a score. */
export type AssessmentView = Assessment & {
  conflicts: Conflict[];
  sheets: ScoreSheetStanding[];
  proposals: Proposal[];
  /** Told to who assigns: raters that the regulation wants beside those assigned. */
  needed: Reason[];
};

/** What was opened, and what the regulation warns of. */
export type AssessmentOpened = Assessment & { warnings: Reason[] };
