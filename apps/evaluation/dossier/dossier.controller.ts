import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { forbidden, notFound } from '#lib/contracts/errors.js';
import { Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { DossierQuery } from './dossier.dto.js';
import type { DossierView } from '../blind/dossier.blind.js';
import { DossierList, type DossierStatement } from './dossier.list.js';

@ApiTags('dossiers')
@ApiBearerAuth()
@Controller('dossiers')
export class DossierController {
  constructor(private readonly visible: DossierList) {}

  @ApiOperation({ summary: 'Danh sách hồ sơ trong phạm vi được xem, lọc theo đợt, đơn vị, ngành, trạng thái' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: DossierQuery): Promise<Page<DossierView>> {
    return this.visible.list(query, actor);
  }

  @ApiOperation({ summary: 'Một hồ sơ, kèm tỷ lệ đơn vị áp dụng được so với mức quy chế đòi hỏi' })
  @Get(':id')
  async get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DossierStatement> {
    const dossier = await this.visible.seen(id, actor);
    if (dossier) return dossier;
    throw (await this.visible.awaitsDeclaration(id, actor))
      ? forbidden('declaration-missing')
      : notFound('dossier', id);
  }
}
