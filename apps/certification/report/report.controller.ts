import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { Readable } from 'node:stream';
import type { ReportContent } from './report.content.js';
import { reportFile, type ReportTable } from './report.csv.js';
import { IssueReportDto, ReportFileQuery, ReportPeriodDto, ReportPeriodFileQuery, ReportQuery } from './report.dto.js';
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

  @ApiOperation({ summary: 'Số liệu một kỳ bất kỳ: đăng ký, công nhận, mức điểm của hội đồng, nhân rộng, khen thưởng' })
  @Get('current')
  current(@CurrentActor() actor: Actor, @Query() period: ReportPeriodDto): Promise<ReportContent> {
    return this.service.current(actor, period);
  }

  @ApiOperation({ summary: 'Cùng số liệu ấy, từng bảng một, tệp CSV mở được bằng Excel' })
  @ApiProduces('text/csv')
  @Get('current.csv')
  async currentFile(@CurrentActor() actor: Actor, @Query() query: ReportPeriodFileQuery): Promise<StreamableFile> {
    return this.fileOf(await this.service.current(actor, query), query.table);
  }

  @ApiOperation({ summary: 'Một báo cáo đã ban hành' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Report> {
    return this.service.get(actor, id);
  }

  @ApiOperation({ summary: 'Một báo cáo đã ban hành, từng bảng một, tệp CSV' })
  @ApiProduces('text/csv')
  @Get(':id/csv')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { table }: ReportFileQuery,
  ): Promise<StreamableFile> {
    return this.fileOf((await this.service.get(actor, id)).content, table);
  }

  @ApiOperation({ summary: 'Ký ban hành báo cáo của năm: cấp số, ngày, chốt số liệu (NĐ 30/2020)' })
  @Post()
  issue(@Act() acting: Acting, @Body() dto: IssueReportDto): Promise<Report> {
    return this.service.issue(acting, dto);
  }

  private async fileOf(content: ReportContent, table: ReportTable = 'initiatives'): Promise<StreamableFile> {
    return new StreamableFile(Readable.from(reportFile(content, table, await this.service.levelAbove(content))), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="bao-cao-${table}-${content.from}-${content.to}.csv"`,
    });
  }
}
