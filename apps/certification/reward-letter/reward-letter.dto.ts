import { PageQuery } from '#lib/service-kit/page.js';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsIn, IsOptional, IsUUID } from 'class-validator';
import { capacities } from '../decision/decision.dto.js';

/** Tờ trình đề nghị khen thưởng. */
export class RewardLetterDto {
  /** Cơ quan trình: the unit that the signer heads, or holds the standing office of. */
  @IsUUID() bodyUnitId!: string;
  /** Những đề nghị đi kèm. */
  @ArrayNotEmpty()
  @ArrayMaxSize(2000)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  proposalIds!: string[];
  @IsOptional() @IsIn(capacities) capacity?: string;
}

export class RewardLetterQuery extends PageQuery {
  @IsOptional() @IsUUID() bodyUnitId?: string;
}
