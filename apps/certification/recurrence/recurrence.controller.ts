import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { RecurrenceQuery, ReviewRecurrenceDto } from './recurrence.dto.js';
import type { Recurrence } from './recurrence.entity.js';
import { RecurrenceService } from './recurrence.service.js';
import { RecurrenceStore } from './recurrence.store.js';

@ApiTags('recurrences')
@ApiBearerAuth()
@Controller('recurrences')
export class RecurrenceController {
  constructor(
    private readonly service: RecurrenceService,
    private readonly recurrences: RecurrenceStore,
  ) {}

  @ApiOperation({ summary: 'Tồn tại tái diễn sau khi sáng kiến được công nhận, trong phạm vi được xem' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: RecurrenceQuery): Promise<Page<Recurrence>> {
    return this.recurrences.list(query, actor);
  }

  @ApiOperation({ summary: 'Cấp trên ghi kết quả xem xét tồn tại tái diễn' })
  @Post(':id/review')
  @HttpCode(200)
  review(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { note }: ReviewRecurrenceDto,
  ): Promise<Recurrence> {
    return this.service.review(acting, id, note);
  }
}
