import { Type } from 'class-transformer';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';

/** Địa phương và năm cần tính điểm. */
export class CchcQuery {
  @IsString() @Length(1, 60) localityId!: string;
  @Type(() => Number) @IsInt() @Min(2000) @Max(2100) year!: number;
}
