import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { SheetForm } from './form.js';
import { ConfirmDto, ReopenDto, ScoreSheetDto } from './score-sheet.dto.js';
import type { ScoreSheet } from './score-sheet.entity.js';
import { ScoreSheetService } from './score-sheet.service.js';
import type { Scores } from './scores.js';

@ApiTags('score-sheets')
@ApiBearerAuth()
@Controller('assessments/:id')
export class ScoreSheetController {
  constructor(private readonly service: ScoreSheetService) {}

  @ApiOperation({ summary: 'Mẫu phiếu chấm: tiêu chí, thang điểm, bước điểm, khi nào phải nhận xét' })
  @Get('form')
  form(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<SheetForm> {
    return this.service.form(actor, id);
  }

  @ApiOperation({ summary: 'Phiếu chấm của các thành viên và điểm tổng hợp, sau khi chủ tịch mở điểm' })
  @Get('sheets')
  all(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Scores> {
    return this.service.all(actor, id);
  }

  @ApiOperation({ summary: 'Phiếu chấm của tôi' })
  @Get('sheets/mine')
  mine(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ScoreSheet> {
    return this.service.mine(actor, id);
  }

  @ApiOperation({
    summary: 'Lưu nháp phiếu chấm, kể cả khi chưa đủ; If-Match là phiên bản đã thấy, 0 khi chưa có phiếu',
  })
  @Put('sheets/mine')
  save(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: ScoreSheetDto): Promise<ScoreSheet> {
    return this.service.save(acting, id, dto);
  }

  @ApiOperation({ summary: 'Gửi phiếu chấm; sau đó không sửa được' })
  @Post('sheets/mine/send')
  @HttpCode(200)
  send(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<ScoreSheet> {
    return this.service.send(acting, id);
  }

  @ApiOperation({ summary: 'Phiếu giấy đã nhập, chờ người thứ hai đối chiếu' })
  @Get('sheets/keyed')
  keyed(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ScoreSheet[]> {
    return this.service.keyed(actor, id);
  }

  @ApiOperation({ summary: 'Thư ký nhập phiếu giấy của một thành viên' })
  @Put('sheets/:memberId/paper')
  key(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('memberId', ParseUUIDPipe) memberId: string,
    @Body() dto: ScoreSheetDto,
  ): Promise<ScoreSheet> {
    return this.service.key(acting, id, memberId, dto);
  }

  @ApiOperation({ summary: 'Người thứ hai đối chiếu phiếu giấy bằng tổng điểm; từ đó phiếu có giá trị' })
  @Post('sheets/:memberId/paper/confirm')
  @HttpCode(200)
  confirm(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('memberId', ParseUUIDPipe) memberId: string,
    @Body() { total }: ConfirmDto,
  ): Promise<ScoreSheet> {
    return this.service.confirm(acting, id, memberId, total);
  }

  @ApiOperation({ summary: 'Thư ký mở lại phiếu đã gửi, nêu lý do, trước khi chủ tịch mở điểm' })
  @Post('sheets/:memberId/reopen')
  @HttpCode(204)
  reopen(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('memberId', ParseUUIDPipe) memberId: string,
    @Body() dto: ReopenDto,
  ): Promise<void> {
    return this.service.reopen(acting, id, memberId, dto);
  }
}
