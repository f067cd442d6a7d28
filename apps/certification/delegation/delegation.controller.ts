import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { DelegationQuery, GiveDelegationDto, RevokeDelegationDto } from './delegation.dto.js';
import type { Delegation } from './delegation.entity.js';
import { DelegationService } from './delegation.service.js';
import { DelegationStore } from './delegation.store.js';

@ApiTags('delegations')
@ApiBearerAuth()
@Controller('delegations')
export class DelegationController {
  constructor(
    private readonly service: DelegationService,
    private readonly delegations: DelegationStore,
  ) {}

  @ApiOperation({ summary: 'Thủ trưởng giao cấp phó ký thay (KT.) trong một thời gian' })
  @Post()
  give(@Act() acting: Acting, @Body() dto: GiveDelegationDto): Promise<Delegation> {
    return this.service.give(acting, dto);
  }

  @ApiOperation({ summary: 'Các lần giao ký thay của đơn vị, hoặc được giao cho mình' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: DelegationQuery): Promise<Page<Delegation>> {
    return this.delegations.list(query, actor);
  }

  @ApiOperation({ summary: 'Thôi giao ký thay, nêu lý do; việc đã ký vẫn giữ nguyên' })
  @Post(':id/revoke')
  @HttpCode(200)
  revoke(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: RevokeDelegationDto,
  ): Promise<Delegation> {
    return this.service.revoke(acting, id, reason);
  }
}
