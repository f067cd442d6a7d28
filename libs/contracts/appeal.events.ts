import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { defineEvent } from './event.js';
import { AboutInitiative } from './shared.js';

/** Steps at which an initiative can be declined and an appeal reopens it. */
export const appealable = ['filed', 'confirmed', 'submitted', 'evaluating', 'recommended'] as const;
export type Appealable = (typeof appealable)[number];

/** Khiếu nại, kiến nghị của tác giả về việc không công nhận; says nothing of its grounds. */
export class AppealLodged extends AboutInitiative {
  @IsUUID() appealId!: string;
  @IsString() @Length(1, 60) localityId!: string;
  @IsString() @Length(1, 500) title!: string;
  /** Where the initiative stood when it was declined. */
  @IsIn(appealable) against!: Appealable;
  /** The body that declined, and the role that answers for it. */
  @IsUUID() bodyUnitId!: string;
  @IsString() @Length(1, 40) role!: string;
  /** Whose holder of the role answers: the body's own or, where every one of it is an author, the nearest above. */
  @IsOptional() @IsUUID() answeringUnitId?: string;
  /** The first instant that is too late for the answer. */
  @IsISO8601() answerBy!: string;
}
export const appealLodged = defineEvent('certification', 'appeal.lodged', 1, AppealLodged);

/** Giải quyết khiếu nại: upheld, dismissed, withdrawn by its author, or overtaken because the initiative moved on. */
export class AppealSettled extends AboutInitiative {
  @IsUUID() appealId!: string;
  @IsIn(appealable) against!: Appealable;
  @IsIn(['upheld', 'dismissed', 'withdrawn', 'overtaken']) outcome!: 'upheld' | 'dismissed' | 'withdrawn' | 'overtaken';
  @IsOptional() @IsString() @Length(1, 5000) reason?: string;
  /** Of an answered one: what is needed to tell its authors; older facts have none of it. */
  @IsOptional() @IsString() @Length(1, 60) localityId?: string;
  @IsOptional() @IsString() @Length(1, 500) title?: string;
  @IsOptional() @IsUUID('all', { each: true }) authorIds?: string[];
}
export const appealSettled = defineEvent('certification', 'appeal.settled', 1, AppealSettled);
