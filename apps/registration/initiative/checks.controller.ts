import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { ChecksService } from './checks.service.js';
import { ChecksQuery } from './initiative.dto.js';
import { InitiativeService } from './initiative.service.js';
import { InitiativeStore } from './initiative.store.js';
import type { LapseNotice } from './lapse-notice.entity.js';

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('initiatives')
@ApiBearerAuth()
@Controller('initiatives/:id')
export class ChecksController {
  constructor(
    private readonly checks: ChecksService,
    private readonly service: InitiativeService,
    private readonly initiatives: InitiativeStore,
  ) {}

  @ApiOperation({
    summary:
      'Kiểm tra trước khi nộp và khi tiếp nhận: từng điều kiện, thành phần hồ sơ, số trang, tỷ lệ, thời hạn và cách tính',
  })
  @Get('checks')
  check(@CurrentActor() actor: Actor, @Id() id: string, @Query() query: ChecksQuery) {
    return this.checks.of(actor, id, query);
  }

  @ApiOperation({ summary: 'Thông báo quá hạn bổ sung đã ban hành' })
  @Get('lapse-notices')
  async notices(@CurrentActor() actor: Actor, @Id() id: string): Promise<{ items: LapseNotice[]; total: number }> {
    await this.service.readable(actor, id);
    const items = await this.initiatives.notices(id);
    return { items, total: items.length };
  }
}
