import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import {
  AssessmentQuery,
  AssignDto,
  FillDto,
  OpenAssessmentDto,
  RecuseDto,
  ReplaceDto,
  type AssessmentOpened,
  type AssessmentView,
} from './assessment.dto.js';
import type { Assessment } from './assessment.entity.js';
import { AssessmentService } from './assessment.service.js';
import { ParticipationService } from './participation.service.js';
import { BlindView } from '../blind/blind.view.js';

@ApiTags('assessments')
@ApiBearerAuth()
@Controller('assessments')
export class AssessmentController {
  constructor(
    private readonly service: AssessmentService,
    private readonly participation: ParticipationService,
    private readonly blind: BlindView,
  ) {}

  @ApiOperation({ summary: 'Mở việc đánh giá một hồ sơ trước hội đồng (TT 18/2013 Điều 8)' })
  @Post()
  open(@Act() acting: Acting, @Body() dto: OpenAssessmentDto): Promise<AssessmentOpened> {
    return this.service.open(acting, dto);
  }

  @ApiOperation({ summary: 'Các việc đánh giá được xem, lọc theo hội đồng, đợt, trạng thái, phân công' })
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: AssessmentQuery): Promise<Page<Assessment>> {
    const page = await this.service.list(query, actor);
    return { ...page, items: await this.blind.each(actor, page.items) };
  }

  @ApiOperation({ summary: 'Một việc đánh giá: phân công, xung đột lợi ích, ai đã gửi phiếu' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AssessmentView> {
    return this.service.view(actor, id);
  }

  @ApiOperation({ summary: 'Tiêu chí, thang điểm và điều kiện đạt của quy chế' })
  @Get(':id/criteria')
  criteria(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.service.criteria(actor, id);
  }

  @ApiOperation({ summary: 'Phân công thành viên chấm: nêu tên, hoặc chia đều tự động' })
  @Post(':id/assignments')
  @HttpCode(200)
  async assign(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AssignDto,
  ): Promise<Assessment> {
    return this.blind.one(acting.actor, await this.participation.assign(acting, id, dto));
  }

  @ApiOperation({ summary: 'Thay người chấm, hoặc thôi phân công' })
  @Put(':id/assignments/:personId')
  async replace(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() { replacementId }: ReplaceDto,
  ): Promise<Assessment> {
    return this.blind.one(acting.actor, await this.participation.replace(acting, id, personId, replacementId));
  }

  @ApiOperation({ summary: 'Bố trí người thay cho thành viên đã rút: theo đề xuất, hoặc nêu tên' })
  @Post(':id/vacancies/:personId/fill')
  @HttpCode(200)
  async fill(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() dto: FillDto,
  ): Promise<Assessment> {
    return this.blind.one(acting.actor, await this.participation.fill(acting, id, personId, dto));
  }

  @ApiOperation({ summary: 'Từ chối tham gia vì xung đột lợi ích, nêu lý do' })
  @Post(':id/recusals')
  @HttpCode(200)
  async recuse(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RecuseDto,
  ): Promise<Assessment> {
    return this.blind.one(acting.actor, await this.participation.recuse(acting, id, dto));
  }

  @ApiOperation({ summary: 'Chủ tịch hội đồng mở điểm; từ đó phiếu không sửa được' })
  @Post(':id/open-scores')
  @HttpCode(200)
  async openScores(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<Assessment> {
    return this.blind.one(acting.actor, await this.service.openScores(acting, id));
  }
}
