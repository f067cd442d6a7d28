import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { Readable } from 'node:stream';
import { csvOf } from '#lib/service-kit/csv.js';
import { rewardProposalColumns } from './reward-proposal.csv.js';
import { RewardProposalFilter } from './reward-proposal.dto.js';
import { RewardProposalList } from './reward-proposal.list.js';

@ApiTags('reward-proposals')
@ApiBearerAuth()
@Controller('reward-proposals.csv')
export class RewardProposalListController {
  constructor(private readonly proposals: RewardProposalList) {}

  @ApiOperation({ summary: 'Danh sách đề nghị khen thưởng, tệp CSV mở được bằng Excel; cùng dòng với danh sách' })
  @ApiProduces('text/csv')
  @Get()
  file(@CurrentActor() actor: Actor, @Query() filter: RewardProposalFilter): StreamableFile {
    return new StreamableFile(Readable.from(csvOf(rewardProposalColumns, this.proposals.rows(actor, filter))), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="de-nghi-khen-thuong.csv"',
    });
  }
}
