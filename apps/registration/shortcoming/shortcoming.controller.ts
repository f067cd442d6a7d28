import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '#lib/service-kit/page.js';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import {
  RecurShortcomingDto,
  ReportShortcomingDto,
  RewordShortcomingDto,
  ShortcomingQuery,
} from './shortcoming.dto.js';
import type { Shortcoming } from './shortcoming.entity.js';
import { ShortcomingService } from './shortcoming.service.js';
import { ShortcomingStore } from './shortcoming.store.js';

@ApiTags('shortcomings')
@ApiBearerAuth()
@Controller('shortcomings')
export class ShortcomingController {
  constructor(
    private readonly service: ShortcomingService,
    private readonly shortcomings: ShortcomingStore,
  ) {}

  @ApiOperation({ summary: 'Ghi nhận tồn tại, vướng mắc trong báo cáo tổng kết của đơn vị' })
  @Post()
  report(@Act() acting: Acting, @Body() dto: ReportShortcomingDto): Promise<Shortcoming> {
    return this.service.report(acting, dto);
  }

  @ApiOperation({ summary: 'Danh sách tồn tại, vướng mắc của địa phương, lọc theo đơn vị và năm' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: ShortcomingQuery): Promise<Page<Shortcoming>> {
    return this.shortcomings.list(query, actor.localityId);
  }

  @ApiOperation({ summary: 'Một tồn tại, vướng mắc' })
  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<Shortcoming> {
    return this.shortcomings.get(id);
  }

  @ApiOperation({ summary: 'Sửa lời của một tồn tại, vướng mắc' })
  @Patch(':id')
  reword(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { summary }: RewordShortcomingDto,
  ): Promise<Shortcoming> {
    return this.service.reword(acting, id, summary);
  }

  @ApiOperation({ summary: 'Đánh dấu tồn tại này là tồn tại cũ tái diễn; cấp trên và tác giả sáng kiến được báo' })
  @Post(':id/recurrence')
  @HttpCode(200)
  recur(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { recursOf }: RecurShortcomingDto,
  ): Promise<Shortcoming> {
    return this.service.recur(acting, id, recursOf);
  }
}
