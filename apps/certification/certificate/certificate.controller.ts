import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { CertificateQuery } from './certificate.dto.js';
import type { Certificate } from './certificate.entity.js';
import { CertificateStore } from './certificate.store.js';

@ApiTags('certificates')
@ApiBearerAuth()
@Controller('certificates')
export class CertificateController {
  constructor(private readonly certificates: CertificateStore) {}

  @ApiOperation({ summary: 'Danh sách giấy chứng nhận sáng kiến trong phạm vi được xem' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: CertificateQuery): Promise<Page<Certificate>> {
    return this.certificates.list(query, actor);
  }

  @ApiOperation({ summary: 'Một giấy chứng nhận sáng kiến (TT 18/2013 Phụ lục III)' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Certificate> {
    return this.certificates.getSeen(actor, id);
  }
}
