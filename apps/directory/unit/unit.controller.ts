import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { AmendUnitDto, EstablishUnitDto, MoveUnitDto, UnitQuery } from './unit.dto.js';
import type { Unit } from './unit.entity.js';
import { UnitService } from './unit.service.js';
import { UnitStore } from './unit.store.js';

@ApiTags('units')
@ApiBearerAuth()
@Controller('units')
export class UnitController {
  constructor(
    private readonly service: UnitService,
    private readonly units: UnitStore,
  ) {}

  @ApiOperation({ summary: 'Lập đơn vị dưới một đơn vị cấp trên; thẩm quyền công nhận theo NĐ 13/2012 Điều 7' })
  @Post()
  establish(@Act() acting: Acting, @Body() dto: EstablishUnitDto): Promise<Unit> {
    return this.service.establish(acting, dto);
  }

  @ApiOperation({ summary: 'Danh sách đơn vị của địa phương' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: UnitQuery): Promise<Page<Unit>> {
    return this.units.list({ ...query, localityId: query.localityId ?? actor.localityId });
  }

  @ApiOperation({ summary: 'Một đơn vị, kể cả đơn vị đã sáp nhập' })
  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<Unit> {
    return this.units.get(id);
  }

  @ApiOperation({ summary: 'Sửa thông tin đơn vị, sáp nhập, ngày hết hiệu lực' })
  @Patch(':id')
  amend(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: AmendUnitDto): Promise<Unit> {
    return this.service.amend(acting, id, dto);
  }

  @ApiOperation({ summary: 'Chuyển đơn vị cùng các đơn vị trực thuộc sang đơn vị cấp trên khác' })
  @Post(':id/move')
  move(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { parentId }: MoveUnitDto,
  ): Promise<Unit> {
    return this.service.move(acting, id, parentId);
  }
}
