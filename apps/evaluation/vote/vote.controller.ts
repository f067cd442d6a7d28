import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import type { Tally } from '../assessment/conclusion.js';
import { ConclusionService } from '../meeting/conclusion.service.js';
import { BallotDto, ConcludeDto, CountDto, EndTieDto, OpenVoteDto, type VoteView } from '../meeting/meeting.dto.js';
import type { Vote } from './vote.entity.js';
import { VoteService } from './vote.service.js';

@ApiTags('votes')
@ApiBearerAuth()
@Controller('meetings/:id')
export class VoteController {
  constructor(
    private readonly votes: VoteService,
    private readonly conclusions: ConclusionService,
  ) {}

  @ApiOperation({ summary: 'Mở biểu quyết về một hồ sơ khi đủ túc số' })
  @Post('votes')
  open(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { assessmentId }: OpenVoteDto,
  ): Promise<Vote> {
    return this.votes.open(acting, id, assessmentId);
  }

  @ApiOperation({ summary: 'Các lượt biểu quyết của cuộc họp' })
  @Get('votes')
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<VoteView[]> {
    return this.votes.list(actor, id);
  }

  @ApiOperation({ summary: 'Bỏ phiếu của mình, một lần (TT 18/2013 Điều 8)' })
  @Post('ballots')
  @HttpCode(204)
  cast(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: BallotDto): Promise<void> {
    return this.votes.cast(acting, id, dto);
  }

  @ApiOperation({ summary: 'Kiểm phiếu: ít nhất 2/3 tổng số thành viên đồng ý, hoặc theo quy chế (TT 18/2013 Điều 8)' })
  @Post('count')
  @HttpCode(200)
  count(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: CountDto): Promise<Tally | null> {
    return this.votes.count(acting, id, dto);
  }

  @ApiOperation({ summary: 'Chủ tọa quyết định khi số phiếu ngang nhau, nếu quy chế quy định từ trước' })
  @Post('tie')
  @HttpCode(200)
  endTie(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: EndTieDto): Promise<Tally | null> {
    return this.votes.endTie(acting, id, dto);
  }

  @ApiOperation({ summary: 'Kết luận của hội đồng về một hồ sơ theo quy chế (TT 18/2013 Điều 8)' })
  @Post('conclude')
  @HttpCode(200)
  conclude(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ConcludeDto,
  ): Promise<Assessment> {
    return this.conclusions.conclude(acting, id, dto);
  }
}
