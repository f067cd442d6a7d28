import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { ScoreSheetDto } from './score-sheet.dto.js';
import type { ScoreSheet } from './score-sheet.entity.js';
import { ScoreSheetService, type Scores } from './score-sheet.service.js';

@ApiTags('score-sheets')
@ApiBearerAuth()
@Controller('assessments/:id/sheets')
export class ScoreSheetController {
  constructor(private readonly service: ScoreSheetService) {}

  @ApiOperation({ summary: 'Phiếu chấm của các thành viên và điểm tổng hợp, sau khi chủ tịch mở điểm' })
  @Get()
  all(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Scores> {
    return this.service.all(actor, id);
  }

  @ApiOperation({ summary: 'Phiếu chấm của tôi' })
  @Get('mine')
  mine(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ScoreSheet> {
    return this.service.mine(actor, id);
  }

  @ApiOperation({ summary: 'Lưu nháp phiếu chấm' })
  @Put('mine')
  save(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: ScoreSheetDto): Promise<ScoreSheet> {
    return this.service.save(acting, id, dto);
  }

  @ApiOperation({ summary: 'Gửi phiếu chấm; sau đó không sửa được' })
  @Post('mine/send')
  @HttpCode(200)
  send(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<ScoreSheet> {
    return this.service.send(acting, id);
  }
}
