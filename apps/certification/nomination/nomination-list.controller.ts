import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { Readable } from 'node:stream';
import { csvOf } from '#lib/service-kit/csv.js';
import { nominationColumns } from './nomination.csv.js';
import { NominationFilter } from './nomination.dto.js';
import { NominationList } from './nomination.list.js';

@ApiTags('nominations')
@ApiBearerAuth()
@Controller('nominations.csv')
export class NominationListController {
  constructor(
    private readonly nominations: NominationList,
    private readonly reference: ReferenceStore,
  ) {}

  @ApiOperation({ summary: 'Danh sách đề cử lên tỉnh, tệp CSV mở được bằng Excel; cùng dòng, cùng cột với danh sách' })
  @ApiProduces('text/csv')
  @Get()
  async file(@CurrentActor() actor: Actor, @Query() filter: NominationFilter): Promise<StreamableFile> {
    const { localityId = actor.localityId, year } = filter;
    const regulation = year === undefined ? undefined : await this.reference.regulationIfKnown(localityId, year);
    const columns = nominationColumns(regulation?.rules);
    const lines = Readable.from(csvOf(columns, this.nominations.rows(actor, filter)));
    return new StreamableFile(lines, {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="de-cu-${String(filter.year ?? 'tat-ca')}.csv"`,
    });
  }
}
