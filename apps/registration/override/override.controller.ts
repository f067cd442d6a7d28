import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { reachOf } from '#lib/service-kit/policy.js';
import { OverrideQuery } from './override.dto.js';
import { OverrideStore, type Override } from './override.store.js';

@ApiTags('overrides')
@ApiBearerAuth()
@Controller('overrides')
export class OverrideController {
  constructor(private readonly overrides: OverrideStore) {}

  @ApiOperation({ summary: 'Các lần cho phép muộn, gia hạn, nhận hồ sơ muộn, kết luận trùng lặp: ai, khi nào, lý do' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: OverrideQuery): Promise<Page<Override>> {
    return this.overrides.list(query, reachOf(actor, 'override.read'));
  }
}
