import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import type { DefectField } from './defect-fields.js';
import { IntakeQuery, ReceiptQuery, ReceiveDto, RefuseDto, ReturnDto } from './intake.dto.js';
import type { Intake } from './intake.entity.js';
import { IntakeService } from './intake.service.js';
import { IntakeStore } from './intake.store.js';
import { ReceiptBook, type ReceiptLine } from './receipt-book.js';

@ApiTags('intakes')
@ApiBearerAuth()
@Controller('intakes')
export class IntakeController {
  constructor(
    private readonly service: IntakeService,
    private readonly intakes: IntakeStore,
    private readonly receipts: ReceiptBook,
  ) {}

  @ApiOperation({ summary: 'Sổ tiếp nhận của nơi nhận hồ sơ, kèm ngày hẹn trả lời' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: IntakeQuery): Promise<Page<Intake>> {
    return this.intakes.list(query, actor);
  }

  @ApiOperation({ summary: 'Sổ giấy biên nhận, theo số, lọc theo ngày nhận (TT 18/2013 Điều 6)' })
  @Get('receipts')
  listReceipts(@CurrentActor() actor: Actor, @Query() query: ReceiptQuery): Promise<Page<ReceiptLine>> {
    return this.receipts.list(query, actor);
  }

  @ApiOperation({ summary: 'Một hồ sơ tiếp nhận' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Intake> {
    return this.service.get(actor, id);
  }

  @ApiOperation({ summary: 'Danh mục nội dung có thể yêu cầu bổ sung' })
  @Get(':id/defect-fields')
  defectFields(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DefectField[]> {
    return this.service.defectFields(actor, id);
  }

  @ApiOperation({ summary: 'Cấp giấy biên nhận, hẹn ngày trả lời (TT 18/2013 Điều 6)' })
  @Post(':id/receipt')
  @HttpCode(200)
  receive(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto?: ReceiveDto): Promise<Intake> {
    return this.service.receive(acting, id, dto ?? {});
  }

  @ApiOperation({
    summary: 'Tiếp nhận hồ sơ hợp lệ (TT 18/2013 Điều 6), chưa bị kết luận trùng với sáng kiến nộp trước',
  })
  @Post(':id/accept')
  @HttpCode(200)
  accept(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<Intake> {
    return this.service.accept(acting, id);
  }

  @ApiOperation({ summary: 'Trả lại để bổ sung trong thời hạn của quy chế (TT 18/2013 Điều 6)' })
  @Post(':id/return')
  @HttpCode(200)
  sendBack(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { defects }: ReturnDto,
  ): Promise<Intake> {
    return this.service.sendBack(acting, id, defects);
  }

  @ApiOperation({ summary: 'Từ chối tiếp nhận, nêu lý do (TT 18/2013 Điều 6)' })
  @Post(':id/refuse')
  @HttpCode(200)
  refuse(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: RefuseDto,
  ): Promise<Intake> {
    return this.service.refuse(acting, id, reason);
  }
}
