import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsObject, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { defineEvent } from './event.js';
import { AboutInitiative, levels, PaperRef, type Level } from './shared.js';

/** One author of one initiative, at the level of the recognition that the proposal stands on. */
export class AboutReward extends AboutInitiative {
  @IsUUID() rewardProposalId!: string;
  @IsString() @Length(1, 60) localityId!: string;
  @IsString() @Length(1, 500) title!: string;
  @IsIn(levels) level!: Level;
  /** Tác giả được đề nghị. */
  @IsUUID() personId!: string;
}

/** Đề nghị khen thưởng đã đi cùng tờ trình (Luật Thi đua, khen thưởng 2022; quy chế: rewards.proposedThrough). */
export class RewardProposed extends AboutReward {
  /** Unit of the initiative: whose standing office records the answer. */
  @IsUUID() unitId!: string;
  /** Hình thức đề nghị, as the regulation calls it. */
  @IsString() @Length(1, 200) form!: string;
  @IsUUID() letterId!: string;
  /** Tờ trình. */
  @IsObject() @ValidateNested() @Type(() => PaperRef) letter!: PaperRef;
  /** Cơ quan trình. */
  @IsString() @Length(1, 300) bodyName!: string;
  /** Office that the letter goes through; none where the regulation names one that is no unit of the directory. */
  @IsOptional() @IsUUID() officeUnitId?: string;
}
export const rewardProposed = defineEvent('certification', 'reward.proposed', 1, RewardProposed);

export const rewardOutcomes = ['granted', 'not-granted', 'withdrawn'] as const;
export type RewardOutcome = (typeof rewardOutcomes)[number];

/** Kết quả đề nghị khen thưởng; withdrawn where the recognition was revoked before the answer. */
export class RewardSettled extends AboutReward {
  @IsIn(rewardOutcomes) outcome!: RewardOutcome;
  /** Hình thức được khen. */
  @IsOptional() @IsString() @Length(1, 200) form?: string;
  /** Số quyết định khen thưởng, or of the paper that refuses. */
  @IsOptional() @IsString() @Length(1, 100) number?: string;
  /** Local date of the answer; none of a withdrawn one. */
  @IsOptional() @IsISO8601({ strict: true }) answeredOn?: string;
  /** Why not. */
  @IsOptional() @IsString() @Length(1, 5000) reason?: string;
}
export const rewardSettled = defineEvent('certification', 'reward.settled', 1, RewardSettled);
