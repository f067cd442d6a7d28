import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import {
  CancelMeetingDto,
  MeetingQuery,
  RearrangeDto,
  RescheduleDto,
  ScheduleMeetingDto,
  type MeetingView,
} from './meeting.dto.js';
import { MeetingService } from './meeting.service.js';

@ApiTags('meetings')
@ApiBearerAuth()
@Controller('meetings')
export class MeetingController {
  constructor(private readonly service: MeetingService) {}

  @ApiOperation({ summary: 'Triệu tập họp hội đồng; chương trình nêu tên hồ sơ, hoặc lập theo điểm, lĩnh vực, tên' })
  @Post()
  schedule(@Act() acting: Acting, @Body() dto: ScheduleMeetingDto): Promise<MeetingView> {
    return this.service.schedule(acting, dto);
  }

  @ApiOperation({ summary: 'Các cuộc họp trong phạm vi được xem' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: MeetingQuery): Promise<Page<MeetingView>> {
    return this.service.list(actor, query);
  }

  @ApiOperation({ summary: 'Một cuộc họp: chương trình, điểm danh' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<MeetingView> {
    return this.service.get(actor, id);
  }

  @ApiOperation({ summary: 'Xếp lại, thêm, bớt nội dung của chương trình trước cuộc họp; thêm, bớt phải nêu lý do' })
  @Put(':id/agenda')
  rearrange(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RearrangeDto,
  ): Promise<MeetingView> {
    return this.service.rearrange(acting, id, dto);
  }

  @ApiOperation({ summary: 'Dời cuộc họp đã triệu tập; thành viên được mời lại' })
  @Post(':id/reschedule')
  @HttpCode(200)
  reschedule(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RescheduleDto,
  ): Promise<MeetingView> {
    return this.service.reschedule(acting, id, dto);
  }

  @ApiOperation({ summary: 'Hủy cuộc họp đã triệu tập' })
  @Post(':id/cancel')
  @HttpCode(200)
  cancel(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CancelMeetingDto,
  ): Promise<MeetingView> {
    return this.service.cancel(acting, id, reason);
  }
}
