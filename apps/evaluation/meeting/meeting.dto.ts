import { Defect } from '#lib/contracts/shared.js';
import type { Quorum } from '#lib/regulation/vote.js';
import { PageQuery } from '#lib/service-kit/page.js';
import { IsGivenOrAbsent, IsInstant, Tidy } from '#lib/service-kit/validation.js';
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
import type { Departure } from './meeting.shape.js';

/** By aggregated score, by field (lĩnh vực), by title. */
export const agendaOrders = ['score', 'sector', 'title'] as const;
export type AgendaOrder = (typeof agendaOrders)[number];

/** Chương trình họp: dossiers named in order, or all that are ready by a rule; one of the two. */
class AgendaDto {
  @IsGivenOrAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(200)
  @IsUUID('all', { each: true })
  assessmentIds?: string[];
  @IsGivenOrAbsent() @IsIn(agendaOrders) order?: AgendaOrder;
}

/** Triệu tập họp. */
export class ScheduleMeetingDto extends AgendaDto {
  @IsUUID() councilId!: string;
  /** Kind of meeting, as the regulation's quorum rules name it. */
  @IsString() @Length(1, 40) kind = 'regular';
  @IsInstant() startsAt!: string;
  @IsString() @Length(1, 300) place!: string;
  /** Why the papers come later than the regulation asks. */
  @IsOptional() @IsString() @Length(1, 1000) shortNotice?: string;
}

/** Sửa chương trình họp; `order` sorts what is on it. */
export class RearrangeDto extends AgendaDto {
  @IsOptional() @Tidy() @IsString() @Length(1, 1000) reason?: string;
}

/** Dời họp. */
export class RescheduleDto {
  @IsInstant() startsAt!: string;
  /** The place as it was where silent. */
  @IsGivenOrAbsent() @Tidy() @IsString() @Length(1, 300) place?: string;
  @Tidy() @IsString() @Length(1, 1000) reason!: string;
  @IsOptional() @Tidy() @IsString() @Length(1, 1000) shortNotice?: string;
}

export class AbsenceDto {
  @IsUUID() personId!: string;
  @IsOptional() @IsString() @Length(1, 500) reason?: string;
}

/** Điểm danh: whoever is not present is absent. */
export class AttendanceDto {
  @IsArray() @ArrayUnique() @IsUUID('all', { each: true }) presentIds!: string[];
  @IsGivenOrAbsent() @IsArray() @ValidateNested({ each: true }) @Type(() => AbsenceDto) absences?: AbsenceDto[];
  /** Of those present, who is so online. */
  @IsGivenOrAbsent() @IsArray() @ArrayUnique() @IsUUID('all', { each: true }) onlineIds?: string[];
}

/** Đến muộn, về sớm. */
export class PassageDto {
  @IsUUID() personId!: string;
  @IsIn(['arrived', 'left']) kind!: 'arrived' | 'left';
  @IsOptional() @Tidy() @IsString() @Length(1, 500) reason?: string;
  @IsBoolean() online = false;
}

/** Dự khuyết thay ghế vắng. */
export class StandInDto {
  @IsUUID() alternateId!: string;
  /** The absent member. */
  @IsUUID() seatId!: string;
}

/** Ủy quyền chủ trì. */
export class DelegationDto {
  @IsUUID() toId!: string;
  /** Number and date of the paper. */
  @Tidy() @IsString() @Length(1, 200) paper!: string;
}

/** Chuyển sang nội dung; to none where silent. */
export class GoToDto {
  @IsOptional() @IsUUID() assessmentId?: string;
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
  /** The presiding member's word on a tie, where the regulation asks for it; it may also follow the count. */
  @IsOptional() @IsBoolean() chairAgrees?: boolean;
}

/** Chủ tọa quyết định khi số phiếu ngang nhau. */
export class EndTieDto {
  @IsUUID() assessmentId!: string;
  @IsBoolean() agrees!: boolean;
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

/** A meeting without the items that the reader is in conflict with; its minutes and its live item are read apart. */
export type MeetingView = Omit<Meeting, 'minutes' | 'spells'> & {
  /** On how many items the reader is in conflict and will have to leave. */
  conflicts: number;
};

/** A vote as everyone in the meeting may see it: while it is open only who has voted, never what. */
export type VoteView = Omit<Vote, 'tally'> & { votedIds: string[]; tally: Tally | null };

/** Cuộc họp đang ở đâu; of an item that the reader is in conflict with, only that they are to leave. */
export interface LiveView {
  state: MeetingState;
  mustLeave: boolean;
  item: { assessmentId: string; title: string; position: number; of: number; since: string } | null;
  /** For those who hear the deliberation. */
  floor: {
    presidingId: string | null;
    left: Departure[];
    members: number;
    recused: number;
    voterIds: string[];
    quorum: Quorum;
    votes: VoteView[];
  } | null;
}
