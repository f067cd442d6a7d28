import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { Readable } from 'node:stream';
import { csvOf } from '#lib/service-kit/csv.js';
import { fileRows } from './report.commands.js';
import type { ReportContent } from './report.content.js';
import { IssueReportDto, ReportPeriodDto, ReportQuery } from './report.dto.js';
import type { Report } from './report.entity.js';
import { ReportService } from './report.service.js';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports')
export class ReportController {
  constructor(private readonly service: ReportService) {}

  @ApiOperation({ summary: 'Báo cáo đã ban hành' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: ReportQuery): Promise<Page<Report>> {
    return this.service.list(actor, query);
  }

  @ApiOperation({ summary: 'Số liệu hoạt động sáng kiến của một kỳ bất kỳ, theo đơn vị, lĩnh vực, nội dung' })
  @Get('current')
  current(@CurrentActor() actor: Actor, @Query() period: ReportPeriodDto): Promise<ReportContent> {
    return this.service.current(actor, period);
  }

  @ApiOperation({ summary: 'Cùng số liệu ấy, tệp CSV mở được bằng Excel' })
  @ApiProduces('text/csv')
  @Get('current.csv')
  async currentFile(@CurrentActor() actor: Actor, @Query() period: ReportPeriodDto): Promise<StreamableFile> {
    return this.fileOf(await this.service.current(actor, period));
  }

  @ApiOperation({ summary: 'Một báo cáo đã ban hành' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Report> {
    return this.service.get(actor, id);
  }

  @ApiOperation({ summary: 'Một báo cáo đã ban hành, tệp CSV' })
  @ApiProduces('text/csv')
  @Get(':id/csv')
  async file(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return this.fileOf((await this.service.get(actor, id)).content);
  }

  @ApiOperation({ summary: 'Ký ban hành báo cáo của năm: cấp số, ngày, chốt số liệu (NĐ 30/2020)' })
  @Post()
  issue(@Act() acting: Acting, @Body() dto: IssueReportDto): Promise<Report> {
    return this.service.issue(acting, dto);
  }

  private async fileOf(content: ReportContent): Promise<StreamableFile> {
    const columns = await this.service.columns(content);
    return new StreamableFile(Readable.from(csvOf(columns, fileRows(content))), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="bao-cao-${content.from}-${content.to}.csv"`,
    });
  }
}
