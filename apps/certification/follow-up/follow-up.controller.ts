import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { AnswerFollowUpDto, FollowUpQuery } from './follow-up.dto.js';
import type { FollowUp } from './follow-up.entity.js';
import { FollowUpService } from './follow-up.service.js';
import { FollowUpStore } from './follow-up.store.js';

@ApiTags('follow-ups')
@ApiBearerAuth()
@Controller('follow-ups')
export class FollowUpController {
  constructor(
    private readonly service: FollowUpService,
    private readonly followUps: FollowUpStore,
  ) {}

  @ApiOperation({ summary: 'Kiểm tra hằng năm trong phạm vi được xem; lọc việc quá hạn chưa trả lời' })
  @Get()
  list(@Act() { actor, at }: Acting, @Query() query: FollowUpQuery): Promise<Page<FollowUp>> {
    return this.followUps.list(query, actor, at);
  }

  @ApiOperation({ summary: 'Thủ trưởng trả lời: tồn tại còn được khắc phục hay đã tái diễn' })
  @Post(':id/answer')
  @HttpCode(200)
  answer(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AnswerFollowUpDto,
  ): Promise<FollowUp> {
    return this.service.answer(acting, id, { ...dto });
  }
}
