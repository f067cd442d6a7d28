import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { authorize } from '#lib/service-kit/policy.js';
import {
  PublishRegulationDto,
  RegulationDiffQuery,
  RegulationVersionQuery,
  type CheckedRegulationView,
  type RegulationDiff,
  type RegulationSummary,
} from './regulation.dto.js';
import type { RegulationRow } from './regulation.entity.js';
import { RegulationService } from './regulation.service.js';
import { RegulationStore } from './regulation.store.js';

@ApiTags('regulations')
@ApiBearerAuth()
@Controller('regulations')
export class RegulationController {
  constructor(
    private readonly service: RegulationService,
    private readonly regulations: RegulationStore,
  ) {}

  @ApiOperation({ summary: 'Quy chế đang có hiệu lực của các địa phương, theo năm' })
  @Get()
  async list(): Promise<{ items: RegulationSummary[]; total: number }> {
    const items = await this.regulations.newest();
    return { items, total: items.length };
  }

  @ApiOperation({ summary: 'Quy chế của một địa phương trong một năm, kèm văn bản YAML' })
  @Get(':locality/:year')
  get(
    @Param('locality') locality: string,
    @Param('year', ParseIntPipe) year: number,
    @Query() { version }: RegulationVersionQuery,
  ): Promise<RegulationRow> {
    return this.regulations.get(locality, year, version);
  }

  @ApiOperation({ summary: 'Mọi phiên bản quy chế của một năm' })
  @Get(':locality/:year/versions')
  async versions(
    @CurrentActor() actor: Actor,
    @Param('locality') locality: string,
    @Param('year', ParseIntPipe) year: number,
  ): Promise<{ items: RegulationSummary[]; total: number }> {
    authorize(actor, 'regulation.read', {});
    const items = await this.regulations.versions(locality, year);
    return { items, total: items.length };
  }

  @ApiOperation({ summary: 'Hai phiên bản quy chế khác nhau ở đâu, của cùng năm hoặc hai năm' })
  @Get(':locality/:year/diff')
  diff(
    @CurrentActor() actor: Actor,
    @Param('locality') locality: string,
    @Param('year', ParseIntPipe) year: number,
    @Query() query: RegulationDiffQuery,
  ): Promise<RegulationDiff> {
    authorize(actor, 'regulation.read', {});
    return this.service.diff(locality, year, query);
  }

  @ApiOperation({ summary: 'Thử quy chế (YAML): mọi lỗi theo dòng, mỗi quy tắc một ví dụ đạt và không đạt; không lưu' })
  @HttpCode(200)
  @Post('check')
  check(@CurrentActor() actor: Actor, @Body() { yaml }: PublishRegulationDto): Promise<CheckedRegulationView> {
    authorize(actor, 'regulation.check', { localityId: actor.localityId });
    return this.service.check(yaml);
  }

  @ApiOperation({ summary: 'Ban hành quy chế (YAML); lỗi được báo theo từng dòng' })
  @Post()
  publish(@Act() acting: Acting, @Body() { yaml }: PublishRegulationDto): Promise<RegulationRow> {
    return this.service.publish(acting, yaml);
  }
}
