import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { ExplainDto, FairnessQuery, type FairnessPanel, type OwnStanding, type RoundFairness } from './fairness.dto.js';
import { FairnessService } from './fairness.service.js';

@ApiTags('fairness')
@ApiBearerAuth()
@Controller()
export class FairnessController {
  constructor(private readonly service: FairnessService) {}

  @ApiOperation({ summary: 'Độ phân tán, phiếu lệch, điểm chuẩn hóa, kết quả nếu bỏ một thành viên; sau khi mở điểm' })
  @Get('assessments/:id/fairness')
  panel(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<FairnessPanel> {
    return this.service.panel(actor, id);
  }

  @ApiOperation({ summary: 'Phiếu của tôi có lệch không, đã giải trình chưa' })
  @Get('assessments/:id/fairness/mine')
  mine(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<OwnStanding> {
    return this.service.mine(actor, id);
  }

  @ApiOperation({ summary: 'Giải trình vì sao phiếu của tôi lệch' })
  @Post('assessments/:id/fairness/explanation')
  @HttpCode(200)
  explain(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { text }: ExplainDto,
  ): Promise<OwnStanding> {
    return this.service.explain(acting, id, text);
  }

  @ApiOperation({ summary: 'Chặt tay, nới tay của các thành viên trong một đợt, tính trên hồ sơ đã mở điểm' })
  @Get('councils/:id/fairness')
  round(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: FairnessQuery,
  ): Promise<RoundFairness> {
    return this.service.round(actor, id, query);
  }
}
