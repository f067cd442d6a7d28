import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import {
  BeginRegulationDraftDto,
  EditRegulationDraftDto,
  RegulationDraftQuery,
  type RegulationDraftView,
} from './regulation-draft.dto.js';
import type { RegulationDraft } from './regulation-draft.entity.js';
import { RegulationDraftService } from './regulation-draft.service.js';

@ApiTags('regulation-drafts')
@ApiBearerAuth()
@Controller('regulation-drafts')
export class RegulationDraftController {
  constructor(private readonly service: RegulationDraftService) {}

  @ApiOperation({ summary: 'Soạn bản thảo quy chế cho một năm, sao từ năm trước với ngày tháng đã dời' })
  @Post()
  begin(@Act() acting: Acting, @Body() dto: BeginRegulationDraftDto): Promise<RegulationDraftView> {
    return this.service.begin(acting, dto);
  }

  @ApiOperation({ summary: 'Các bản thảo đang soạn của địa phương' })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() { localityId }: RegulationDraftQuery,
  ): Promise<{ items: RegulationDraft[]; total: number }> {
    const items = await this.service.editing(actor, localityId ?? actor.localityId);
    return { items, total: items.length };
  }

  @ApiOperation({ summary: 'Một bản thảo, kèm lỗi hiện có và các điểm cần người xem lại' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RegulationDraftView> {
    return this.service.read(actor, id);
  }

  @ApiOperation({ summary: 'Sửa bản thảo; còn lỗi vẫn lưu được' })
  @Put(':id')
  edit(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { yaml }: EditRegulationDraftDto,
  ): Promise<RegulationDraftView> {
    return this.service.edit(acting, id, yaml);
  }

  @ApiOperation({ summary: 'Ban hành bản thảo thành phiên bản quy chế mới' })
  @HttpCode(200)
  @Post(':id/publish')
  publish(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<RegulationDraftView> {
    return this.service.publish(acting, id);
  }

  @ApiOperation({ summary: 'Bỏ bản thảo' })
  @HttpCode(200)
  @Post(':id/discard')
  discard(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<RegulationDraftView> {
    return this.service.discard(acting, id);
  }
}
