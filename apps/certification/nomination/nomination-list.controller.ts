import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { Readable } from 'node:stream';
import { csvOf } from '../csv.js';
import { nominationColumns } from './nomination.csv.js';
import { NominationFilter } from './nomination.dto.js';
import { NominationList } from './nomination.list.js';

@ApiTags('nominations')
@ApiBearerAuth()
@Controller('nominations.csv')
export class NominationListController {
  constructor(private readonly nominations: NominationList) {}

  @ApiOperation({ summary: 'Danh sách đề cử lên tỉnh, tệp CSV mở được bằng Excel; cùng dòng, cùng cột với danh sách' })
  @ApiProduces('text/csv')
  @Get()
  file(@CurrentActor() actor: Actor, @Query() filter: NominationFilter): StreamableFile {
    const lines = Readable.from(csvOf(nominationColumns, this.nominations.rows(actor, filter)));
    return new StreamableFile(lines, {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="de-cu-${String(filter.year ?? 'tat-ca')}.csv"`,
    });
  }
}
