import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { AnswerAppealDto, AppealQuery, LodgeDto } from './appeal.dto.js';
import type { Appeal } from './appeal.entity.js';
import { AppealService } from './appeal.service.js';

@ApiTags('appeals')
@ApiBearerAuth()
@Controller('appeals')
export class AppealController {
  constructor(private readonly service: AppealService) {}

  @ApiOperation({ summary: 'Danh sách khiếu nại, kiến nghị trong phạm vi được xem' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: AppealQuery): Promise<Page<Appeal>> {
    return this.service.list(actor, query);
  }

  @ApiOperation({ summary: 'Một khiếu nại, kiến nghị' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Appeal> {
    return this.service.get(actor, id);
  }

  @ApiOperation({ summary: 'Tác giả khiếu nại, kiến nghị về việc không công nhận, trong thời hạn của quy chế' })
  @Post()
  lodge(@Act() acting: Acting, @Body() dto: LodgeDto): Promise<Appeal> {
    return this.service.lodge(acting, dto);
  }

  @ApiOperation({ summary: 'Giải quyết: chấp nhận, xem xét lại từ bước đã không công nhận; hoặc bác, nêu lý do' })
  @Post(':id/answer')
  @HttpCode(200)
  answer(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: AnswerAppealDto): Promise<Appeal> {
    return this.service.answer(acting, id, dto);
  }

  @ApiOperation({ summary: 'Rút khiếu nại, kiến nghị chưa được trả lời' })
  @Delete(':id')
  withdraw(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<Appeal> {
    return this.service.withdraw(acting, id);
  }
}
