import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { RowResult } from '#lib/service-kit/bulk.js';
import type { Page } from '#lib/service-kit/page.js';
import { AnswerDto, AnswerManyDto, NominateDto, NominationQuery, RankDto } from './nomination.dto.js';
import type { NominationLine } from './nomination.csv.js';
import type { Nomination } from './nomination.entity.js';
import { NominationList } from './nomination.list.js';
import { NominationService } from './nomination.service.js';

@ApiTags('nominations')
@ApiBearerAuth()
@Controller('nominations')
export class NominationController {
  constructor(
    private readonly service: NominationService,
    private readonly lists: NominationList,
  ) {}

  @ApiOperation({ summary: 'Danh sách đề cử lên tỉnh' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: NominationQuery): Promise<Page<NominationLine>> {
    return this.lists.page(actor, query);
  }

  @ApiOperation({ summary: 'Một đề cử' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<NominationLine> {
    return this.lists.get(actor, id);
  }

  @ApiOperation({
    summary:
      'Lựa chọn nhiều sáng kiến để đề cử lên tỉnh, mỗi dòng một lý do, một thứ tự; chưa công bố; trả lời từng dòng',
  })
  @Post()
  @HttpCode(200)
  nominate(@Act() acting: Acting, @Body() { rows }: NominateDto): Promise<RowResult<Nomination>[]> {
    return this.service.nominateMany(acting, rows);
  }

  @ApiOperation({ summary: 'Sửa lý do, thứ tự của một lựa chọn chưa trình' })
  @Put(':id')
  revise(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: RankDto): Promise<Nomination> {
    return this.service.revise(acting, id, dto);
  }

  @ApiOperation({ summary: 'Bỏ một lựa chọn chưa trình' })
  @Delete(':id')
  drop(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<Nomination> {
    return this.service.drop(acting, id);
  }

  @ApiOperation({ summary: 'Ghi nhận trả lời của tỉnh cho nhiều đề cử; trả lời từng dòng' })
  @Post('answers')
  @HttpCode(200)
  answerMany(@Act() acting: Acting, @Body() { rows }: AnswerManyDto): Promise<RowResult<Nomination>[]> {
    return this.service.answerMany(acting, rows);
  }

  @ApiOperation({ summary: 'Tỉnh công nhận (số quyết định) hoặc không công nhận (lý do)' })
  @Post(':id/answer')
  @HttpCode(200)
  answer(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: AnswerDto): Promise<Nomination> {
    return this.service.answer(acting, id, dto);
  }
}
