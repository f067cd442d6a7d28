import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { DossierQuery } from './dossier.dto.js';
import type { Dossier } from './dossier.entity.js';
import { DossierStore } from './dossier.store.js';

@ApiTags('dossiers')
@ApiBearerAuth()
@Controller('dossiers')
export class DossierController {
  constructor(private readonly dossiers: DossierStore) {}

  @ApiOperation({ summary: 'Danh sách hồ sơ sáng kiến trong phạm vi được xem, lọc theo năm, trạng thái, đơn vị' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: DossierQuery): Promise<Page<Dossier>> {
    return this.dossiers.list(query, actor);
  }

  @ApiOperation({ summary: 'Một hồ sơ với tóm tắt báo cáo, không gồm thông tin cần bảo mật (TT 18/2013 Phụ lục I)' })
  @Get(':initiativeId')
  get(@CurrentActor() actor: Actor, @Param('initiativeId', ParseUUIDPipe) initiativeId: string): Promise<Dossier> {
    return this.dossiers.getSeen(actor, 'decision.read', initiativeId);
  }
}
