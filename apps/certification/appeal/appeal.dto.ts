import { PageQuery } from '#lib/service-kit/page.js';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { appealStates, type AppealState } from './appeal.entity.js';

/** Đơn khiếu nại, kiến nghị. */
export class LodgeDto {
  @IsUUID() initiativeId!: string;
  @IsString() @Length(1, 5000) grounds!: string;
}

/** Trả lời khiếu nại: chấp nhận hay không, nêu lý do. */
export class AnswerAppealDto {
  @IsBoolean() upheld!: boolean;
  @IsString() @Length(1, 5000) reason!: string;
}

export class AppealQuery extends PageQuery {
  @IsOptional() @IsIn(appealStates) state?: AppealState;
  @IsOptional() @IsUUID() initiativeId?: string;
}
