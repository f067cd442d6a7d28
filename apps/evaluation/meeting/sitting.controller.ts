import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import {
  AttendanceDto,
  DelegationDto,
  GoToDto,
  PassageDto,
  StandInDto,
  type LiveView,
  type MeetingView,
} from './meeting.dto.js';
import { SittingService } from './sitting.service.js';

@ApiTags('meetings')
@ApiBearerAuth()
@Controller('meetings/:id')
export class SittingController {
  constructor(private readonly service: SittingService) {}

  @ApiOperation({ summary: 'Điểm danh; từ đó cuộc họp bắt đầu' })
  @Post('attendance')
  @HttpCode(200)
  attend(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AttendanceDto,
  ): Promise<MeetingView> {
    return this.service.attend(acting, id, dto);
  }

  @ApiOperation({ summary: 'Đến muộn, về sớm; người đã được phát phiếu vẫn tính trong lượt biểu quyết đang mở' })
  @Post('movements')
  @HttpCode(200)
  pass(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: PassageDto): Promise<MeetingView> {
    return this.service.pass(acting, id, dto);
  }

  @ApiOperation({ summary: 'Ủy viên dự khuyết thay ghế vắng, nếu quy chế cho phép' })
  @Post('stand-ins')
  @HttpCode(200)
  standIn(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: StandInDto,
  ): Promise<MeetingView> {
    return this.service.standIn(acting, id, dto);
  }

  @ApiOperation({ summary: 'Chủ tịch hội đồng ủy quyền chủ trì cho phó chủ tịch bằng văn bản' })
  @Post('delegation')
  @HttpCode(200)
  delegate(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DelegationDto,
  ): Promise<MeetingView> {
    return this.service.delegate(acting, id, dto);
  }

  @ApiOperation({ summary: 'Chuyển sang một nội dung; người có xung đột lợi ích rời phòng, ghi vào biên bản' })
  @Post('live')
  @HttpCode(200)
  goTo(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: GoToDto): Promise<MeetingView> {
    return this.service.goTo(acting, id, dto);
  }

  @ApiOperation({ summary: 'Cuộc họp đang ở nội dung nào: túc số, ai rời phòng, ai đã bỏ phiếu' })
  @Get('live')
  live(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<LiveView> {
    return this.service.live(actor, id);
  }
}
