import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reason } from '#lib/contracts/errors.js';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { DraftPlanDto, SwapQuery } from './assignment-plan.dto.js';
import type { AssignmentPlan } from './assignment-plan.entity.js';
import { AssignmentPlanService } from './assignment-plan.service.js';

@ApiTags('assignment-plans')
@ApiBearerAuth()
@Controller()
export class AssignmentPlanController {
  constructor(private readonly service: AssignmentPlanService) {}

  @ApiOperation({ summary: 'Lập phương án phân công cho nhiều hồ sơ: xem trước, chưa phân công ai' })
  @Post('councils/:id/assignment-plans')
  draft(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DraftPlanDto,
  ): Promise<AssignmentPlan> {
    return this.service.draft(acting, id, dto);
  }

  @ApiOperation({ summary: 'Các phương án phân công của một hội đồng, mới nhất trước' })
  @Get('councils/:id/assignment-plans')
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AssignmentPlan[]> {
    return this.service.list(actor, id);
  }

  @ApiOperation({ summary: 'Một phương án phân công: ai chấm hồ sơ nào, vì sao' })
  @Get('assignment-plans/:id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AssignmentPlan> {
    return this.service.get(actor, id);
  }

  @ApiOperation({ summary: 'Nếu đổi người trong phương án thì hỏng gì' })
  @Get('assignment-plans/:id/swap')
  swap(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: SwapQuery,
  ): Promise<{ breaks: Reason[] }> {
    return this.service.swap(actor, id, query);
  }

  @ApiOperation({ summary: 'Áp dụng phương án: phân công tất cả trong một lần' })
  @Post('assignment-plans/:id/apply')
  @HttpCode(200)
  apply(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<AssignmentPlan> {
    return this.service.apply(acting, id);
  }

  @ApiOperation({ summary: 'Hoàn tác phương án, khi chưa ai gửi phiếu chấm' })
  @Post('assignment-plans/:id/undo')
  @HttpCode(200)
  undo(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<AssignmentPlan> {
    return this.service.undo(acting, id);
  }
}
