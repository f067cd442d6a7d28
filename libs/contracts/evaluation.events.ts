import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { defineEvent } from './event.js';
import { AboutInitiative, Defect, levels, RoundRef, type Level } from './shared.js';

/** Giấy biên nhận: the intake office has the dossier and names its answer date (TT 18/2013 Điều 6). */
export class IntakeReceived extends AboutInitiative {
  @IsString() @Length(1, 100) receiptNumber!: string;
  @IsUUID() officeUnitId!: string;
  @IsISO8601() answerBy!: string;
}
export const intakeReceived = defineEvent('evaluation', 'intake.received', 1, IntakeReceived);

/** Hồ sơ hợp lệ, được tiếp nhận. */
export class IntakeAccepted extends AboutInitiative {
  @IsString() @Length(1, 100) receiptNumber!: string;
  /** When the council must have concluded (TT 18/2013 Điều 7). */
  @IsISO8601() decideBy!: string;
}
export const intakeAccepted = defineEvent('evaluation', 'intake.accepted', 1, IntakeAccepted);

/** Trả lại để bổ sung, with everything that is to be mended and until when. */
export class IntakeReturned extends AboutInitiative {
  @IsArray() @ValidateNested({ each: true }) @Type(() => Defect) defects!: Defect[];
  @IsISO8601() dueAt!: string;
}
export const intakeReturned = defineEvent('evaluation', 'intake.returned', 1, IntakeReturned);

/** Từ chối tiếp nhận. */
export class IntakeRefused extends AboutInitiative {
  @IsString() @Length(1, 5000) reason!: string;
}
export const intakeRefused = defineEvent('evaluation', 'intake.refused', 1, IntakeRefused);

/** Mở việc đánh giá của hội đồng với một hồ sơ. */
export class AssessmentOpened extends AboutInitiative {
  @IsUUID() assessmentId!: string;
  @IsIn(levels) level!: Level;
  @IsUUID() councilId!: string;
  @IsOptional() @ValidateNested() @Type(() => RoundRef) round?: RoundRef;
}
export const assessmentOpened = defineEvent('evaluation', 'assessment.opened', 1, AssessmentOpened);

/** Phân công: the member owes a score sheet until `dueAt`. */
export class AssessmentAssigned extends AboutInitiative {
  @IsUUID() assessmentId!: string;
  @IsUUID() memberId!: string;
  @IsISO8601() dueAt!: string;
}
export const assessmentAssigned = defineEvent('evaluation', 'assessment.assigned', 1, AssessmentAssigned);

export const releaseCauses = ['recusal', 'conflict', 'replace', 'release', 'undo'] as const;
/** Why a member no longer scores: they stepped aside, are in conflict, were replaced or released, or a plan was undone. */
export type ReleaseCause = (typeof releaseCauses)[number];

/** Thôi phân công: the member owes no score sheet any more and may not read the dossier for it. */
export class AssessmentReleased extends AboutInitiative {
  @IsUUID() assessmentId!: string;
  @IsUUID() memberId!: string;
  @IsIn(releaseCauses) because!: ReleaseCause;
}
export const assessmentReleased = defineEvent('evaluation', 'assessment.released', 1, AssessmentReleased);

/** Khai báo xung đột lợi ích của một thành viên với một hồ sơ, before they first see it; says nothing of the reason. */
export class ConflictDeclared extends AboutInitiative {
  @IsUUID() assessmentId!: string;
  @IsUUID() memberId!: string;
  @IsBoolean() inConflict!: boolean;
}
export const conflictDeclared = defineEvent('evaluation', 'conflict.declared', 1, ConflictDeclared);

/** Phiếu chấm đã gửi; says nothing of the scores. */
export class ScoreSheetSent extends AboutInitiative {
  @IsUUID() assessmentId!: string;
  @IsUUID() memberId!: string;
  /** Version of the sheet: a sheet may be reopened and sent again. */
  @IsOptional() @IsInt() sheetVersion?: number;
}
export const scoreSheetSent = defineEvent('evaluation', 'score-sheet.sent', 1, ScoreSheetSent);

/** Mở lại phiếu chấm đã gửi: the member owes it again until `dueAt`. */
export class ScoreSheetReopened extends AboutInitiative {
  @IsUUID() assessmentId!: string;
  @IsUUID() memberId!: string;
  @IsInt() sheetVersion!: number;
  @IsISO8601() dueAt!: string;
  @IsString() @Length(1, 1000) reason!: string;
}
export const scoreSheetReopened = defineEvent('evaluation', 'score-sheet.reopened', 1, ScoreSheetReopened);

/**
 * Yêu cầu giải trình phiếu lệch: everyone whose sheet stands apart and who has not said why, where the regulation waits
 * for that (assessment.outliers); nobody where the set is empty. Told again, as a whole, whenever it changes.
 */
export class ExplanationsAsked extends AboutInitiative {
  @IsUUID() assessmentId!: string;
  @IsArray() @IsUUID('all', { each: true }) memberIds!: string[];
  /** Grows from one set of an assessment to the next: the latest counts. */
  @IsInt() @Min(1) asking!: number;
  /** When the council must have decided, which it cannot without them. */
  @IsISO8601() dueAt!: string;
  /** Who has just said why. */
  @IsOptional() @IsUUID() explainedBy?: string;
}
export const explanationsAsked = defineEvent('evaluation', 'explanations.asked', 1, ExplanationsAsked);

/** Triệu tập họp hội đồng. */
export class MeetingScheduled {
  @IsUUID() meetingId!: string;
  @IsUUID() councilId!: string;
  @IsIn(levels) level!: Level;
  @IsISO8601() startsAt!: string;
  @IsString() @Length(1, 300) place!: string;
  @IsArray() @IsUUID('all', { each: true }) memberIds!: string[];
  @IsArray() @IsUUID('all', { each: true }) initiativeIds!: string[];
}
export const meetingScheduled = defineEvent('evaluation', 'meeting.scheduled', 1, MeetingScheduled);

/** Hủy cuộc họp đã triệu tập; one that is moved is scheduled again under the same id. */
export class MeetingCancelled {
  @IsUUID() meetingId!: string;
  @IsUUID() councilId!: string;
  @IsIn(levels) level!: Level;
  @IsArray() @IsUUID('all', { each: true }) memberIds!: string[];
  @IsString() @Length(1, 1000) reason!: string;
}
export const meetingCancelled = defineEvent('evaluation', 'meeting.cancelled', 1, MeetingCancelled);

/** Decimal text. */
const decimal = /^\d{1,9}(\.\d{1,12})?$/;

/** Điểm của một tiêu chí, as the sheets were summed. */
export class CriterionScore {
  /** Key of the criterion in the regulation. */
  @IsString() @Length(1, 60) key!: string;
  @Matches(decimal) score!: string;
}

/** Kết quả chấm, as the sheets were summed and rounded; numbers are decimal text. */
export class CouncilScore {
  @Matches(decimal) total!: string;
  /** How many sheets were sent. */
  @IsInt() @Min(1) sheets!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => CriterionScore) criteria!: CriterionScore[];
}

/** Kết luận của hội đồng về một hồ sơ. */
export class AssessmentConcluded extends AboutInitiative {
  @IsUUID() assessmentId!: string;
  @IsIn(levels) level!: Level;
  @IsIn(['recommend', 'improve', 'decline']) outcome!: 'recommend' | 'improve' | 'decline';
  @IsUUID() councilId!: string;
  @IsOptional() @IsUUID() meetingId?: string;
  /** The rule of the regulation that decided. */
  @IsString() @Length(1, 200) decidedBy!: string;
  @IsOptional() @IsString() @Length(1, 5000) reason?: string;
  /** None where no sheet was sent. */
  @IsOptional() @ValidateNested() @Type(() => CouncilScore) score?: CouncilScore;
  /** With `improve`: what to mend, until when. */
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => Defect) defects?: Defect[];
  @IsOptional() @IsISO8601() dueAt?: string;
}
export const assessmentConcluded = defineEvent('evaluation', 'assessment.concluded', 1, AssessmentConcluded);
