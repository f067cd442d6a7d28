import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { Clock } from '#lib/service-kit/clock.js';
import type { Page } from '#lib/service-kit/page.js';
import { MyObligationsQuery, type ObligationView } from './obligation.dto.js';
import { ObligationQuery } from './obligation.query.js';

@ApiTags('obligations')
@ApiBearerAuth()
@Controller('obligations')
export class ObligationController {
  constructor(
    private readonly obligations: ObligationQuery,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ summary: 'Việc tôi cần làm và thời hạn, việc gấp trước' })
  @Get('mine')
  mine(@CurrentActor() { personId }: Actor, @Query() query: MyObligationsQuery): Promise<Page<ObligationView>> {
    return this.obligations.mine(personId, this.clock.now(), query);
  }
}
