import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { AttendanceDto, CancelMeetingDto, MeetingQuery, ScheduleMeetingDto, type MeetingView } from './meeting.dto.js';
import { MeetingService } from './meeting.service.js';
import type { Minutes } from './minutes.shape.js';

@ApiTags('meetings')
@ApiBearerAuth()
@Controller('meetings')
export class MeetingController {
  constructor(private readonly service: MeetingService) {}

  @ApiOperation({ summary: 'Triệu tập họp hội đồng với chương trình họp' })
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

  @ApiOperation({ summary: 'Điểm danh; từ đó cuộc họp bắt đầu' })
  @Post(':id/attendance')
  @HttpCode(200)
  attend(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AttendanceDto,
  ): Promise<MeetingView> {
    return this.service.attend(acting, id, dto);
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

  @ApiOperation({ summary: 'Kết thúc họp, lập biên bản; sau đó không sửa được' })
  @Post(':id/minutes')
  @HttpCode(200)
  close(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<Minutes> {
    return this.service.close(acting, id);
  }

  @ApiOperation({ summary: 'Biên bản và mã băm SHA-256' })
  @Get(':id/minutes')
  minutes(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<{ minutes: Minutes; sha256: string }> {
    return this.service.minutes(actor, id);
  }
}
