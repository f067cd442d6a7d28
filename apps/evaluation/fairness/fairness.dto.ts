import type { Aggregate } from '#lib/regulation/aggregation.js';
import type { OutlierRule } from '#lib/regulation/assessment.js';
import type { Outlier, Spread, Tendency } from '#lib/regulation/fairness.js';
import { Tidy } from '#lib/service-kit/validation.js';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length } from 'class-validator';
import type { Recusal } from '../assessment/assessment.entity.js';
import type { Sensitivity } from './sensitivity.js';

/** Giải trình về phiếu chấm lệch. */
export class ExplainDto {
  @Tidy() @IsString() @Length(1, 2000) text!: string;
}

/** Which round; every round of the council where silent. */
export class FairnessQuery {
  @IsOptional() @Type(() => Number) @IsInt() roundYear?: number;
  @IsOptional() @Type(() => Number) @IsInt() roundNumber?: number;
}

/** Whether one's own sheet stands apart, and what one said of it. */
export interface OwnStanding {
  outlier: Outlier | null;
  explanationRequired: boolean;
  explanation: string | null;
}

/** Bảng công bằng of one dossier, beside the official score and never in its place. */
export interface FairnessPanel {
  official: Aggregate;
  spread: { total: Spread; criteria: Record<string, Spread> } | null;
  /** When the regulation calls a sheet an outlier. */
  rule: OutlierRule;
  outliers: (Outlier & { explanation: string | null })[];
  /** By each member's own measure over the round; the mean of those that have one. */
  standardized: { members: { memberId: string; z: string | null }[]; mean: string | null };
  sensitivity: Sensitivity;
  /** Conflicts that a member declared after the conclusion, which stays as it is. */
  lateConflicts: Recusal[];
}

/** Chặt tay, nới tay: of the dossiers of a round whose scores are open. */
export interface RoundFairness {
  assessments: number;
  members: Tendency[];
}
