import { IsBoolean, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { PageQuery } from '#lib/service-kit/page.js';
import { IsGivenOrAbsent } from '#lib/service-kit/validation.js';
import { unitKinds, type UnitKind } from './unit.entity.js';

const code = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What may be said of a unit beside what it is. */
class StandingDto {
  @IsGivenOrAbsent() @IsBoolean() canRecognize?: boolean;
  @IsOptional() @IsString() @Length(1, 1000) recognitionBasis?: string;
  @IsOptional() @IsISO8601({ strict: true }) @Length(10, 10) validFrom?: string;
  @IsOptional() @IsISO8601({ strict: true }) @Length(10, 10) validTo?: string;
  /** The unit that it has become part of. */
  @IsOptional() @IsUUID() mergedInto?: string;
}

/** Sửa thông tin đơn vị. */
export class AmendUnitDto extends StandingDto {
  @IsGivenOrAbsent() @IsString() @Length(1, 300) name?: string;
  @IsGivenOrAbsent() @IsIn(unitKinds) kind?: UnitKind;
  @IsGivenOrAbsent() @Matches(code) @Length(1, 60) sector?: string;
}

/** Lập đơn vị mới dưới một đơn vị cấp trên. */
export class EstablishUnitDto extends StandingDto {
  @IsUUID() parentId!: string;
  /** The parent's when absent; given for the first unit of a locality, whose parent is the province. */
  @IsOptional() @Matches(code) @Length(1, 60) localityId?: string;
  @Matches(code) @Length(1, 60) code!: string;
  @IsString() @Length(1, 300) name!: string;
  @IsIn(unitKinds) kind!: UnitKind;
  @Matches(code) @Length(1, 60) sector!: string;
}

export class MoveUnitDto {
  @IsUUID() parentId!: string;
}

export class UnitQuery extends PageQuery {
  /** The asker's own when absent. */
  @IsOptional() @IsString() @Length(1, 60) localityId?: string;
  /** The unit itself and everything under it. */
  @IsOptional() @IsUUID() within?: string;
  @IsOptional() @IsIn(unitKinds) kind?: UnitKind;
  /** Words of the name, with or without tones. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
}
