import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { CorrectDto, CorrectionQuery } from './correction.dto.js';
import { CorrectionService } from './correction.service.js';
import type { CorrectionPreview, CorrectionView } from './correction.view.js';

@ApiTags('corrections')
@ApiBearerAuth()
@Controller()
export class CorrectionController {
  constructor(private readonly service: CorrectionService) {}

  @ApiOperation({ summary: 'Sổ văn bản đính chính quyết định, trong phạm vi được xem' })
  @Get('corrections')
  list(@CurrentActor() actor: Actor, @Query() query: CorrectionQuery): Promise<Page<CorrectionView>> {
    return this.service.list(actor, query);
  }

  @ApiOperation({ summary: 'Một văn bản đính chính: chỗ nào đã ghi thế nào, nay đọc thế nào' })
  @Get('corrections/:id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CorrectionView> {
    return this.service.get(actor, id);
  }

  @ApiOperation({
    summary:
      'Xem trước văn bản đính chính: nội dung cũ và mới, giấy chứng nhận nào bị thay; không cấp số, không ghi gì',
  })
  @Post('decisions/:id/corrections/preview')
  @HttpCode(200)
  preview(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: CorrectDto,
  ): Promise<CorrectionPreview> {
    return this.service.preview(acting, id, dto);
  }

  @ApiOperation({
    summary:
      'Đính chính quyết định đã ký (NĐ 30/2020 Điều 18 khoản 3): cấp số, nêu lý do, nội dung cũ và mới; quyết định giữ nguyên; giấy chứng nhận in nội dung ấy được thay bằng giấy số mới',
  })
  @Post('decisions/:id/corrections')
  correct(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: CorrectDto,
  ): Promise<CorrectionView> {
    return this.service.correct(acting, id, dto);
  }
}
