import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting } from '#lib/service-kit/acting.js';
import type { RowResult } from '#lib/service-kit/bulk.js';
import type { Page } from '#lib/service-kit/page.js';
import { ConfirmationQuery, ConfirmDto, ConfirmManyDto, DeclineDto } from './confirmation.dto.js';
import type { Confirmation } from './confirmation.entity.js';
import { type ConfirmationLine, ConfirmationService, type ConfirmationView } from './confirmation.service.js';

@ApiTags('confirmations')
@ApiBearerAuth()
@Controller('confirmations')
export class ConfirmationController {
  constructor(private readonly service: ConfirmationService) {}

  @ApiOperation({ summary: 'Danh sách việc thủ trưởng xác nhận hiệu quả, phạm vi và cam kết' })
  @Get()
  list(@Act() { actor }: Acting, @Query() query: ConfirmationQuery): Promise<Page<ConfirmationLine>> {
    return this.service.list(actor, query);
  }

  @ApiOperation({ summary: 'Một việc xác nhận, với hồ sơ và những gì còn cản trở' })
  @Get(':id')
  get(@Act() { actor, at }: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<ConfirmationView> {
    return this.service.view(actor, id, at);
  }

  @ApiOperation({ summary: 'Thủ trưởng xác nhận nhiều sáng kiến một lần; trả lời từng dòng' })
  @Post('confirm')
  @HttpCode(200)
  confirmMany(@Act() acting: Acting, @Body() { rows }: ConfirmManyDto): Promise<RowResult<Confirmation>[]> {
    return this.service.confirmMany(acting, rows);
  }

  @ApiOperation({ summary: 'Thủ trưởng xác nhận hiệu quả áp dụng, phạm vi ảnh hưởng và cam kết' })
  @Post(':id/confirm')
  @HttpCode(200)
  confirm(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ConfirmDto,
  ): Promise<Confirmation> {
    return this.service.confirm(acting, id, { ...dto });
  }

  @ApiOperation({ summary: 'Thủ trưởng không xác nhận, nêu lý do' })
  @Post(':id/decline')
  @HttpCode(200)
  decline(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: DeclineDto,
  ): Promise<Confirmation> {
    return this.service.decline(acting, id, reason);
  }
}
