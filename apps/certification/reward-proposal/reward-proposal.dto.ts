import { levels, type Level } from '#lib/contracts/shared.js';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { rewardProposalStates, type RewardProposalState } from './reward-proposal.entity.js';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Hình thức khen thưởng và lý do. */
export class RewardFormDto {
  /** Key of a form in the regulation. */
  @IsString() @Length(1, 60) form!: string;
  @IsString() @Length(1, 5000) reason!: string;
}

/** Một tác giả của một sáng kiến, ở một cấp công nhận. */
export class ProposeRowDto extends RewardFormDto {
  @IsUUID() initiativeId!: string;
  @IsIn(levels) level!: Level;
  @IsUUID() personId!: string;
}

/** How a row of a bulk act is named in its answer. */
export const proposeRowId = ({ initiativeId, level, personId }: ProposeRowDto): string =>
  `${initiativeId}/${level}/${personId}`;

/** Chọn nhiều tác giả để đề nghị khen thưởng, một lần. */
export class ProposeDto {
  @ArrayNotEmpty()
  @ArrayMaxSize(2000)
  @ArrayUnique(proposeRowId)
  @ValidateNested({ each: true })
  @Type(() => ProposeRowDto)
  rows!: ProposeRowDto[];
}

/** Kết quả của một đề nghị. */
export class RewardAnswerRowDto {
  @IsUUID() id!: string;
  @IsBoolean() granted!: boolean;
  /** Số quyết định khen thưởng; needed where it is granted. */
  @IsOptional() @IsString() @Length(1, 100) number?: string;
  /** Local date, YYYY-MM-DD. */
  @IsISO8601({ strict: true }) @Matches(day) answeredOn!: string;
  /** Hình thức được khen; as proposed where it is left out. */
  @IsOptional() @IsString() @Length(1, 60) form?: string;
  /** Needed where it is not granted. */
  @IsOptional() @IsString() @Length(1, 5000) reason?: string;
}

const idOf = ({ id }: RewardAnswerRowDto) => id;

/** Kết quả của nhiều đề nghị, một lần. */
export class RewardAnswersDto {
  @ArrayNotEmpty()
  @ArrayMaxSize(2000)
  @ArrayUnique(idOf)
  @ValidateNested({ each: true })
  @Type(() => RewardAnswerRowDto)
  rows!: RewardAnswerRowDto[];
}

/** Sáng kiến được công nhận ở cấp nào, khi nào, của đơn vị nào, thuộc ngành nào. */
export class RecognizedFilter {
  @IsOptional() @IsString() @Length(1, 60) localityId?: string;
  @IsOptional() @IsIn(levels) level?: Level;
  /** Recognized on this local date or later. */
  @IsOptional() @IsISO8601({ strict: true }) @Matches(day) from?: string;
  /** Recognized on this local date or before. */
  @IsOptional() @IsISO8601({ strict: true }) @Matches(day) to?: string;
  /** The unit, with those below it. */
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsString() @Length(1, 60) sector?: string;
}

/** Ai có thể được đề nghị khen thưởng. */
export class CandidateQuery extends RecognizedFilter {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit = 50;
  @IsOptional() @IsString() cursor?: string;
}

/** Which proposals a list or an export holds. */
export class RewardProposalFilter extends RecognizedFilter {
  @IsOptional() @IsIn(rewardProposalStates) state?: RewardProposalState;
  @IsOptional() @IsUUID() initiativeId?: string;
  @IsOptional() @IsUUID() letterId?: string;
}

export class RewardProposalQuery extends RewardProposalFilter {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit = 50;
  @IsOptional() @IsString() cursor?: string;
}
