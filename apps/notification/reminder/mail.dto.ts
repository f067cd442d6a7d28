import { PageQuery } from '#lib/service-kit/page.js';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { Mail } from './reminder.entity.js';

const states = ['claimed', 'sent', 'unknown', 'failed'] as const;

export class MailQueryDto extends PageQuery {
  @IsOptional() @IsIn(states) state?: Mail['state'];
  @IsOptional() @IsUUID() personId?: string;
}
