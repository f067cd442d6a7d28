import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { notFound } from '#lib/contracts/errors.js';
import { Public } from '#lib/service-kit/acting.js';
import type { Certificate, CertificateState } from './certificate.entity.js';
import { CertificateStore } from './certificate.store.js';

/** What anyone may learn of a certificate, and nothing else. */
export interface Verification {
  status: CertificateState;
  title: string;
  author: string;
  decisionNumber: string;
}

const publicly = ({ state, title, fullName, decisionNumber }: Certificate): Verification => ({
  status: state,
  title,
  author: fullName,
  decisionNumber,
});

@ApiTags('verify')
@Public()
@Controller('verify')
export class VerifyController {
  constructor(private readonly certificates: CertificateStore) {}

  /** Bodies number for themselves, so that several may bear the same number; numbers hold slashes. */
  @ApiOperation({ summary: 'Kiểm tra giấy chứng nhận theo số, hoặc theo mã trên giấy; không cần đăng nhập' })
  @ApiParam({ name: 'number', example: '01/GCN-SK' })
  @Get('*number')
  async verify(@Param('number') parts: string | string[]): Promise<Verification[]> {
    const number = typeof parts === 'string' ? parts : parts.join('/');
    const found = await this.certificates.byNumber(number.normalize('NFC'));
    if (found.length === 0) throw notFound('certificate', number);
    return found.map(publicly);
  }
}
