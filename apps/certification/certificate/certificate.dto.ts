import { PageQuery } from '#lib/service-kit/page.js';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { certificateStates, type CertificateState } from './certificate.entity.js';

/** Bộ lọc giấy chứng nhận. */
export class CertificateQuery extends PageQuery {
  @IsOptional() @IsUUID() initiativeId?: string;
  @IsOptional() @IsUUID() decisionId?: string;
  @IsOptional() @IsUUID() personId?: string;
  @IsOptional() @IsIn(certificateStates) state?: CertificateState;
}
