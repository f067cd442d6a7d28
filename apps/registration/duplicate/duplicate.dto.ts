import { IsIn, IsUUID } from 'class-validator';
import { ReasonDto } from '../initiative/initiative.dto.js';

/** Kết luận về trùng lặp, with its reason. */
export class DecideDuplicateDto extends ReasonDto {
  @IsUUID() otherId!: string;
  @IsIn(['distinct', 'duplicate']) finding!: 'distinct' | 'duplicate';
}
