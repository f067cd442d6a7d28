import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { RecordTitleUseDto, TitleUseQuery, UsableQuery, WithdrawTitleUseDto } from './title-use.dto.js';
import type { TitleUse } from './title-use.entity.js';
import { TitleUseService, type Usable } from './title-use.service.js';
import { TitleUseStore } from './title-use.store.js';

@ApiTags('title-uses')
@ApiBearerAuth()
@Controller('title-uses')
export class TitleUseController {
  constructor(
    private readonly service: TitleUseService,
    private readonly uses: TitleUseStore,
  ) {}

  @ApiOperation({ summary: 'Ghi nhận một người dùng một lần công nhận để xét danh hiệu' })
  @Post()
  record(@Act() acting: Acting, @Body() dto: RecordTitleUseDto): Promise<TitleUse> {
    return this.service.record(acting, dto);
  }

  @ApiOperation({
    summary:
      'Các lần công nhận đã dùng để xét danh hiệu, trong phạm vi được xem; đánh dấu lần mà công nhận đã bị hủy bỏ',
  })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: TitleUseQuery): Promise<Page<TitleUse>> {
    return this.uses.list(query, actor);
  }

  @ApiOperation({ summary: 'Còn dùng được lần công nhận nào cho danh hiệu nào trong năm, và vì sao không' })
  @Get('usable')
  usable(@CurrentActor() actor: Actor, @Query() query: UsableQuery): Promise<Usable[]> {
    return this.service.usable(actor, query);
  }

  @ApiOperation({ summary: 'Rút việc dùng sáng kiến xét danh hiệu, nêu lý do' })
  @Post(':id/withdraw')
  @HttpCode(200)
  withdraw(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: WithdrawTitleUseDto,
  ): Promise<TitleUse> {
    return this.service.withdraw(acting, id, reason);
  }
}
