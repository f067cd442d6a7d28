import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { ReissueDto, ReissueQuery } from './reissue.dto.js';
import type { Reissue } from './reissue.entity.js';
import { ReissueService } from './reissue.service.js';
import { ReissueStore } from './reissue.store.js';

@ApiTags('certificates')
@ApiBearerAuth()
@Controller()
export class ReissueController {
  constructor(
    private readonly service: ReissueService,
    private readonly reissues: ReissueStore,
  ) {}

  @ApiOperation({ summary: 'Sổ cấp lại giấy chứng nhận, trong phạm vi được xem' })
  @Get('reissues')
  list(@CurrentActor() actor: Actor, @Query() query: ReissueQuery): Promise<Page<Reissue>> {
    return this.reissues.list(query, actor);
  }

  @ApiOperation({
    summary:
      'Cấp lại giấy chứng nhận thất lạc, hư hỏng hoặc ghi sai tên, nêu lý do: giấy mới có số mới, giấy cũ ghi là đã được thay thế (TT 18/2013 Điều 9)',
  })
  @Post('certificates/:id/reissue')
  reissue(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: ReissueDto): Promise<Reissue> {
    return this.service.reissue(acting, id, dto);
  }
}
