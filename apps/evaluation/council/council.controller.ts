import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { AmendCouncilDto, CouncilQuery, FoundCouncilDto, PanelsDto, StepInDto } from './council.dto.js';
import type { Council } from './council.entity.js';
import { CouncilService } from './council.service.js';
import { CouncilStore } from './council.store.js';

@ApiTags('councils')
@ApiBearerAuth()
@Controller('councils')
export class CouncilController {
  constructor(
    private readonly service: CouncilService,
    private readonly councils: CouncilStore,
  ) {}

  @ApiOperation({ summary: 'Ghi nhận quyết định thành lập hội đồng (TT 18/2013 Điều 8)' })
  @Post()
  found(@Act() acting: Acting, @Body() dto: FoundCouncilDto): Promise<Council> {
    return this.service.found(acting, dto);
  }

  @ApiOperation({ summary: 'Các hội đồng trong phạm vi được xem' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: CouncilQuery): Promise<Page<Council>> {
    return this.councils.list(query, actor);
  }

  @ApiOperation({ summary: 'Một hội đồng và các thành viên' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Council> {
    return this.service.get(actor, id);
  }

  @ApiOperation({ summary: 'Kiện toàn hội đồng' })
  @Put(':id/members')
  amend(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: AmendCouncilDto): Promise<Council> {
    return this.service.amend(acting, id, dto);
  }

  @ApiOperation({ summary: 'Lập các tổ chuyên môn theo lĩnh vực' })
  @Put(':id/panels')
  panels(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: PanelsDto): Promise<Council> {
    return this.service.arrangePanels(acting, id, dto);
  }

  @ApiOperation({ summary: 'Ủy viên dự khuyết thay hẳn một thành viên' })
  @Post(':id/successions')
  @HttpCode(200)
  stepIn(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: StepInDto): Promise<Council> {
    return this.service.stepIn(acting, id, dto);
  }
}
