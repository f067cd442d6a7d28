import { reissueCauses, type ReissueCause } from '#lib/contracts/amendment.events.js';
import { PageQuery } from '#lib/service-kit/page.js';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { SignDto } from '../decision/decision.dto.js';

/** Cấp lại giấy chứng nhận bị thất lạc, hư hỏng hoặc ghi sai tên. */
export class ReissueDto extends SignDto {
  /** Thất lạc, hư hỏng, ghi sai tên. */
  @IsIn(reissueCauses) cause!: ReissueCause;
  /** Vì sao cấp lại, theo xác nhận nào. */
  @IsString() @Length(1, 2000) reason!: string;
  /** Họ và tên đúng; required where it was misspelt, and looked at only then. */
  @IsOptional() @IsString() @Length(1, 200) fullName?: string;
}

export class ReissueQuery extends PageQuery {
  @IsOptional() @IsUUID() initiativeId?: string;
  @IsOptional() @IsIn(reissueCauses) cause?: ReissueCause;
}
