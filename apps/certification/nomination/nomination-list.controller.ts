import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { Readable } from 'node:stream';
import { NominationFilter } from './nomination.dto.js';
import { NominationExport } from './nomination.export.js';

@ApiTags('nominations')
@ApiBearerAuth()
@Controller('nominations.csv')
export class NominationListController {
  constructor(private readonly nominations: NominationExport) {}

  @ApiOperation({ summary: 'Danh sách đề cử lên tỉnh, tệp CSV mở được bằng Excel' })
  @ApiProduces('text/csv')
  @Get()
  file(@CurrentActor() actor: Actor, @Query() filter: NominationFilter): StreamableFile {
    const lines = Readable.from(this.nominations.lines(actor, filter));
    return new StreamableFile(lines, {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="de-cu-${String(filter.year ?? 'tat-ca')}.csv"`,
    });
  }
}
