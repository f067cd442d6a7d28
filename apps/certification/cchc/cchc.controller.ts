import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { cchcFile } from './cchc.csv.js';
import { CchcQuery } from './cchc.dto.js';
import { CchcPoints, type CchcTotal } from './cchc.query.js';

@ApiTags('cchc')
@ApiBearerAuth()
@Controller()
export class CchcController {
  constructor(private readonly points: CchcPoints) {}

  @ApiOperation({ summary: 'Điểm cải cách hành chính theo sáng kiến và tổng theo đơn vị' })
  @Get('cchc')
  list(@CurrentActor() actor: Actor, @Query() query: CchcQuery): Promise<CchcTotal[]> {
    return this.points.totals(actor, query);
  }

  @ApiOperation({ summary: 'Điểm cải cách hành chính, tệp CSV mở được bằng Excel' })
  @ApiProduces('text/csv')
  @Get('cchc.csv')
  async file(@CurrentActor() actor: Actor, @Query() query: CchcQuery): Promise<StreamableFile> {
    return new StreamableFile(Buffer.from(cchcFile(await this.points.totals(actor, query))), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="diem-cchc-${String(query.year)}.csv"`,
    });
  }
}
