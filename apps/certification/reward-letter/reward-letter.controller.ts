import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { RewardLetterDto, RewardLetterQuery } from './reward-letter.dto.js';
import type { RewardLetter } from './reward-letter.entity.js';
import { type RewardLetterLine, RewardLetterService } from './reward-letter.service.js';
import { RewardLetterStore } from './reward-letter.store.js';

@ApiTags('reward-proposals')
@ApiBearerAuth()
@Controller('reward-letters')
export class RewardLetterController {
  constructor(
    private readonly service: RewardLetterService,
    private readonly letters: RewardLetterStore,
  ) {}

  @ApiOperation({ summary: 'Danh sách tờ trình đề nghị khen thưởng' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: RewardLetterQuery): Promise<Page<RewardLetter>> {
    return this.letters.list(query, actor);
  }

  @ApiOperation({ summary: 'Một tờ trình đề nghị khen thưởng' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RewardLetter> {
    return this.letters.getSeen(actor, id);
  }

  @ApiOperation({ summary: 'Xem trước tờ trình: từng dòng vướng gì; không ghi gì' })
  @Post('preview')
  @HttpCode(200)
  preview(@Act() acting: Acting, @Body() dto: RewardLetterDto): Promise<RewardLetterLine[]> {
    return this.service.preview(acting, dto);
  }

  @ApiOperation({
    summary: 'Ký tờ trình đề nghị khen thưởng, qua cơ quan mà quy chế nêu (Phòng Nội vụ): cấp số, ngày (NĐ 30/2020)',
  })
  @Post()
  sign(@Act() acting: Acting, @Body() dto: RewardLetterDto): Promise<RewardLetter> {
    return this.service.sign(acting, dto);
  }
}
