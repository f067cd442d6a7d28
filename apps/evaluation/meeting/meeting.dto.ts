import { Defect } from '#lib/contracts/shared.js';
import { PageQuery } from '#lib/service-kit/page.js';
import { IsGivenOrAbsent, IsInstant } from '#lib/service-kit/validation.js';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import type { Tally } from '../assessment/conclusion.js';
import { choices, type Choice, type Vote } from '../vote/vote.entity.js';
import { meetingStates, type Meeting, type MeetingState } from './meeting.entity.js';

/** Triệu tập họp. */
export class ScheduleMeetingDto {
  @IsUUID() councilId!: string;
  /** Kind of meeting, as the regulation's quorum rules name it. */
  @IsString() @Length(1, 40) kind = 'regular';
  @IsInstant() startsAt!: string;
  @IsString() @Length(1, 300) place!: string;
  /** Why the papers come later than the regulation asks. */
  @IsOptional() @IsString() @Length(1, 1000) shortNotice?: string;
  @IsArray() @ArrayNotEmpty() @ArrayUnique() @ArrayMaxSize(200) @IsUUID('all', { each: true }) assessmentIds!: string[];
}

export class AbsenceDto {
  @IsUUID() personId!: string;
  @IsOptional() @IsString() @Length(1, 500) reason?: string;
}

/** Điểm danh: whoever is not present is absent. */
export class AttendanceDto {
  @IsArray() @ArrayUnique() @IsUUID('all', { each: true }) presentIds!: string[];
  @IsGivenOrAbsent() @IsArray() @ValidateNested({ each: true }) @Type(() => AbsenceDto) absences?: AbsenceDto[];
}

export class OpenVoteDto {
  @IsUUID() assessmentId!: string;
}

/** Lá phiếu. */
export class BallotDto {
  @IsUUID() assessmentId!: string;
  @IsIn(choices) choice!: Choice;
}

export class CountDto {
  @IsUUID() assessmentId!: string;
  /** The chair's word on a tie, where the regulation asks for it. */
  @IsOptional() @IsBoolean() chairAgrees?: boolean;
}

/** Kết luận: the outcome follows from the regulation; the words are the chair's. */
export class ConcludeDto {
  @IsUUID() assessmentId!: string;
  @IsOptional() @IsString() @Length(1, 5000) reason?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => Defect) defects?: Defect[];
}

export class CancelMeetingDto {
  @IsString() @Length(1, 1000) reason!: string;
}

export class MeetingQuery extends PageQuery {
  @IsOptional() @IsUUID() councilId?: string;
  @IsOptional() @IsIn(meetingStates) state?: MeetingState;
}

/** A meeting; its minutes are read apart, without what the reader must not see. */
export type MeetingView = Omit<Meeting, 'minutes'>;

/** A vote as everyone in the meeting may see it: while it is open only who has voted, never what. */
export type VoteView = Omit<Vote, 'tally'> & { votedIds: string[]; tally: Tally | null };
