import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { CorrectionDto, type CorrectionView, type MinutesView } from './minutes.dto.js';
import { MinutesService } from './minutes.service.js';
import type { Minutes } from './minutes.shape.js';

@ApiTags('minutes')
@ApiBearerAuth()
@Controller('meetings/:id/minutes')
export class MinutesController {
  constructor(private readonly service: MinutesService) {}

  @ApiOperation({ summary: 'Kết thúc họp, lập biên bản; sau đó không sửa được' })
  @Post()
  @HttpCode(200)
  close(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<Minutes> {
    return this.service.close(acting, id);
  }

  @ApiOperation({ summary: 'Biên bản, mã băm SHA-256, chữ ký, số, đính chính' })
  @Get()
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<MinutesView> {
    return this.service.read(actor, id);
  }

  @ApiOperation({ summary: 'Ký biên bản: thư ký trước, người chủ trì sau; số được cấp khi ký đủ (NĐ 30/2020)' })
  @Post('signatures')
  @HttpCode(200)
  sign(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<MinutesView> {
    return this.service.sign(acting, id);
  }

  @ApiOperation({ summary: 'Đính chính biên bản đã ký; biên bản giữ nguyên' })
  @Post('corrections')
  correct(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: CorrectionDto,
  ): Promise<CorrectionView> {
    return this.service.correct(acting, id, dto);
  }
}
