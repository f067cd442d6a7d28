import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { ConfirmReplicationDto, ReplicationQuery, WithdrawReplicationDto } from './replication.dto.js';
import type { Replication } from './replication.entity.js';
import { ReplicationService } from './replication.service.js';
import { ReplicationStore } from './replication.store.js';

@ApiTags('replications')
@ApiBearerAuth()
@Controller('replications')
export class ReplicationController {
  constructor(
    private readonly service: ReplicationService,
    private readonly replications: ReplicationStore,
  ) {}

  @ApiOperation({ summary: 'Thủ trưởng đơn vị khác xác nhận đang áp dụng sáng kiến; giấy xác nhận được cấp số' })
  @Post()
  confirm(@Act() acting: Acting, @Body() dto: ConfirmReplicationDto): Promise<Replication> {
    return this.service.confirm(acting, dto);
  }

  @ApiOperation({ summary: 'Sổ nhân rộng trong phạm vi được xem; tổng số theo sáng kiến là số đơn vị áp dụng' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: ReplicationQuery): Promise<Page<Replication>> {
    return this.replications.list(query, actor);
  }

  @ApiOperation({ summary: 'Một giấy xác nhận, đủ số liệu để in' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Replication> {
    return this.replications.getSeen(id, actor);
  }

  @ApiOperation({ summary: 'Đơn vị rút xác nhận, nêu lý do; số đã cấp không dùng lại' })
  @Post(':id/withdraw')
  @HttpCode(200)
  withdraw(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: WithdrawReplicationDto,
  ): Promise<Replication> {
    return this.service.withdraw(acting, id, reason);
  }
}
