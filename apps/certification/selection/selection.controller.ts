import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { RowResult } from '#lib/service-kit/bulk.js';
import type { Page } from '#lib/service-kit/page.js';
import { SelectDto, SelectionQuery } from './selection.dto.js';
import type { Selection } from './selection.entity.js';
import { SelectionService, type Passing } from './selection.service.js';
import { SelectionStore } from './selection.store.js';

@ApiTags('selections')
@ApiBearerAuth()
@Controller('selections')
export class SelectionController {
  constructor(
    private readonly service: SelectionService,
    private readonly selections: SelectionStore,
  ) {}

  @ApiOperation({ summary: 'Đơn vị lựa chọn sáng kiến trình cấp trên, nêu lý do từng sáng kiến; có thể chạy thử' })
  @Post()
  @HttpCode(200)
  select(@Act() acting: Acting, @Body() dto: SelectDto): Promise<RowResult<Selection | Passing>[]> {
    return this.service.select(acting, dto);
  }

  @ApiOperation({ summary: 'Danh sách lựa chọn của đơn vị theo đợt, kèm lý do chọn hoặc không chọn' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: SelectionQuery): Promise<Page<Selection>> {
    return this.selections.list(query, actor);
  }
}
