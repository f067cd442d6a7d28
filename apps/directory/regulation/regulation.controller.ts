import { Body, Controller, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting } from '#lib/service-kit/acting.js';
import { PublishRegulationDto, RegulationVersionQuery, type RegulationSummary } from './regulation.dto.js';
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

  @ApiOperation({ summary: 'Ban hành quy chế (YAML); lỗi được báo theo từng dòng' })
  @Post()
  publish(@Act() acting: Acting, @Body() { yaml }: PublishRegulationDto): Promise<RegulationRow> {
    return this.service.publish(acting, yaml);
  }
}
