import { PageQuery } from '#lib/service-kit/page.js';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { recurrenceStates, type RecurrenceState } from './recurrence.entity.js';

/** Kết quả xem xét của cấp trên. */
export class ReviewRecurrenceDto {
  @IsString() @Length(1, 5000) note!: string;
}

export class RecurrenceQuery extends PageQuery {
  @IsOptional() @IsIn(recurrenceStates) state?: RecurrenceState;
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsUUID() initiativeId?: string;
}
