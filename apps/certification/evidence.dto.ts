import { IsIn, IsOptional, IsString, IsUrl, Length, Matches, ValidateIf } from 'class-validator';

/** Bằng chứng: a file by its SHA-256, so that another cannot take its place, or a link. */
export class EvidenceDto {
  @IsIn(['attachment', 'link']) kind!: 'attachment' | 'link';
  @IsString() @Length(1, 500) name!: string;
  @ValidateIf((evidence: EvidenceDto) => evidence.kind === 'attachment' || evidence.sha256 !== undefined)
  @Matches(/^[0-9a-f]{64}$/)
  sha256?: string;
  @ValidateIf((evidence: EvidenceDto) => evidence.kind === 'link')
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  url?: string;
  @IsOptional() @IsString() @Length(1, 1000) note?: string;
}
