import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { RowResult } from '#lib/service-kit/bulk.js';
import type { Page } from '#lib/service-kit/page.js';
import type { RewardProposalLine } from './reward-proposal.csv.js';
import {
  CandidateQuery,
  ProposeDto,
  RewardAnswersDto,
  RewardFormDto,
  RewardProposalQuery,
} from './reward-proposal.dto.js';
import type { RewardProposal } from './reward-proposal.entity.js';
import { type RewardCandidate, RewardProposalList } from './reward-proposal.list.js';
import { RewardProposalService } from './reward-proposal.service.js';

@ApiTags('reward-proposals')
@ApiBearerAuth()
@Controller('reward-proposals')
export class RewardProposalController {
  constructor(
    private readonly service: RewardProposalService,
    private readonly lists: RewardProposalList,
  ) {}

  @ApiOperation({
    summary:
      'Ai có thể được đề nghị khen thưởng: tác giả sáng kiến đã công nhận, chưa đề nghị, theo cấp, kỳ, đơn vị, ngành',
  })
  @Get('candidates')
  candidates(@CurrentActor() actor: Actor, @Query() query: CandidateQuery): Promise<Page<RewardCandidate>> {
    return this.lists.candidates(actor, query);
  }

  @ApiOperation({
    summary: 'Danh sách đề nghị khen thưởng tác giả sáng kiến, kèm kết quả (Luật Thi đua, khen thưởng 2022)',
  })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: RewardProposalQuery): Promise<Page<RewardProposalLine>> {
    return this.lists.page(actor, query);
  }

  @ApiOperation({ summary: 'Một đề nghị khen thưởng' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RewardProposalLine> {
    return this.lists.get(actor, id);
  }

  @ApiOperation({
    summary: 'Chọn nhiều tác giả để đề nghị khen thưởng, mỗi dòng một hình thức, một lý do; trả lời từng dòng',
  })
  @Post()
  @HttpCode(200)
  propose(@Act() acting: Acting, @Body() { rows }: ProposeDto): Promise<RowResult<RewardProposal>[]> {
    return this.service.proposeMany(acting, rows);
  }

  @ApiOperation({ summary: 'Sửa hình thức, lý do của một lựa chọn chưa trình' })
  @Put(':id')
  revise(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RewardFormDto,
  ): Promise<RewardProposal> {
    return this.service.revise(acting, id, dto);
  }

  @ApiOperation({ summary: 'Bỏ một lựa chọn chưa trình' })
  @Delete(':id')
  drop(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<RewardProposal> {
    return this.service.drop(acting, id);
  }

  @ApiOperation({
    summary: 'Ghi nhận kết quả: được khen (số quyết định, ngày, hình thức) hoặc không, vì sao; trả lời từng dòng',
  })
  @Post('answers')
  @HttpCode(200)
  answer(@Act() acting: Acting, @Body() { rows }: RewardAnswersDto): Promise<RowResult<RewardProposal>[]> {
    return this.service.answerMany(acting, rows);
  }
}
