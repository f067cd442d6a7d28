import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import type { CheckedRegulationView } from '../regulation/regulation.dto.js';
import type { RegulationDraft } from './regulation-draft.entity.js';

/** Soạn bản thảo: for a year, from last year's regulation where no text is given. */
export class BeginRegulationDraftDto {
  @IsString() @Length(1, 60) localityId!: string;
  @IsInt() @Min(2000) @Max(2100) year!: number;
  /** The year to clone from; the last one before `year` where absent. */
  @IsOptional() @IsInt() @Min(2000) @Max(2100) fromYear?: number;
  /** A text of one's own instead of a clone. */
  @IsOptional() @IsString() @Length(1, 500_000) yaml?: string;
}

/** Sửa bản thảo: the whole YAML document. */
export class EditRegulationDraftDto {
  @IsString() @Length(1, 500_000) yaml!: string;
}

export class RegulationDraftQuery {
  /** The asker's own when absent. */
  @IsOptional() @IsString() @Length(1, 60) localityId?: string;
}

/** A draft with what a check of it finds now. */
export type RegulationDraftView = RegulationDraft & Pick<CheckedRegulationView, 'faults' | 'rules'>;
