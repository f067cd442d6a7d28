import { PageQuery } from '#lib/service-kit/page.js';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { councilLevels, councilRoles, type CouncilLevel, type SeatRole } from './council.entity.js';

/** Một thành viên hội đồng. */
export class SeatDto {
  @IsUUID() personId!: string;
  @IsIn(councilRoles) role!: SeatRole;
  @IsOptional() @IsBoolean() tradeUnion?: boolean;
  /** Sectors or categories of dossiers. */
  @IsOptional() @IsArray() @ArrayMaxSize(30) @ArrayUnique() @Length(1, 200, { each: true }) expertise?: string[];
}

/** Một thành viên sau khi kiện toàn. */
export class AmendedSeatDto extends SeatDto {
  /** Whose seat and panels they take over; who leaves with this decision. */
  @IsOptional() @IsUUID() inPlaceOf?: string;
}

/** Một tổ chuyên môn. */
export class PanelDto {
  @IsString() @Length(1, 200) name!: string;
  /** Sectors or categories; `*` for every other. */
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(30) @ArrayUnique() @Length(1, 200, { each: true }) fields!: string[];
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(60) @ArrayUnique() @IsUUID('all', { each: true }) memberIds!: string[];
}

/** Các tổ chuyên môn của hội đồng. */
export class PanelsDto {
  @IsArray() @ArrayMaxSize(30) @ValidateNested({ each: true }) @Type(() => PanelDto) panels!: PanelDto[];
}

/** Dự khuyết thay một ghế: for good. */
export class StepInDto {
  @IsUUID() alternateId!: string;
  /** Whose seat. */
  @IsUUID() personId!: string;
  @IsString() @Length(1, 2000) reason!: string;
}

/** Quyết định thành lập hội đồng. */
export class FoundCouncilDto {
  @IsUUID() unitId!: string;
  @IsIn(councilLevels) level!: CouncilLevel;
  /** Year of the regulation whose council rules hold. */
  @IsInt() @Min(2000) @Max(2100) year!: number;
  @IsString() @Length(1, 300) name!: string;
  @IsString() @Length(1, 100) decisionNumber!: string;
  @IsISO8601({ strict: true }) @Length(10, 10) decisionDate!: string;
  @IsISO8601({ strict: true }) @Length(10, 10) validFrom!: string;
  @IsISO8601({ strict: true }) @Length(10, 10) validTo!: string;
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => SeatDto)
  members!: SeatDto[];
  /** As the regulation says where silent, made up of the members by their expertise. */
  @IsOptional() @IsArray() @ArrayMaxSize(30) @ValidateNested({ each: true }) @Type(() => PanelDto) panels?: PanelDto[];
}

/** Kiện toàn hội đồng. */
export class AmendCouncilDto {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => AmendedSeatDto)
  members!: AmendedSeatDto[];
  /** Number and date of the amending decision. */
  @IsOptional() @IsString() @Length(1, 200) decision?: string;
  /** Where silent, as they are, with who comes in place of whom. */
  @IsOptional() @IsArray() @ArrayMaxSize(30) @ValidateNested({ each: true }) @Type(() => PanelDto) panels?: PanelDto[];
}

export class CouncilQuery extends PageQuery {
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsIn(councilLevels) level?: CouncilLevel;
  @IsOptional() @Type(() => Number) @IsInt() year?: number;
}
