import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { LetterDto, LetterQuery } from './nomination-letter.dto.js';
import type { NominationLetter } from './nomination-letter.entity.js';
import { type LetterLine, NominationLetterService } from './nomination-letter.service.js';

@ApiTags('nominations')
@ApiBearerAuth()
@Controller('nomination-letters')
export class NominationLetterController {
  constructor(private readonly service: NominationLetterService) {}

  @ApiOperation({ summary: 'Danh sách tờ trình đề cử lên tỉnh' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: LetterQuery): Promise<Page<NominationLetter>> {
    return this.service.list(actor, query);
  }

  @ApiOperation({ summary: 'Một tờ trình đề cử' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<NominationLetter> {
    return this.service.get(actor, id);
  }

  @ApiOperation({ summary: 'Xem trước tờ trình: thứ tự, từng dòng vướng gì; không ghi gì' })
  @Post('preview')
  @HttpCode(200)
  preview(@Act() acting: Acting, @Body() dto: LetterDto): Promise<LetterLine[]> {
    return this.service.preview(acting, dto);
  }

  @ApiOperation({ summary: 'Ký tờ trình đề cử nhiều sáng kiến lên tỉnh: cấp số, ngày (NĐ 30/2020); chưa công bố' })
  @Post()
  sign(@Act() acting: Acting, @Body() dto: LetterDto): Promise<NominationLetter> {
    return this.service.sign(acting, dto);
  }

  @ApiOperation({ summary: 'Công bố danh sách đề cử; từ đây tác giả và mọi người được biết' })
  @Post(':id/publication')
  @HttpCode(200)
  publish(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<NominationLetter> {
    return this.service.publish(acting, id);
  }
}
