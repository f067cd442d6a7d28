import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { sentence } from '#lib/contracts/reasons.js';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { InitiativeView } from '../initiative/initiative.view.js';
import { DecideDuplicateDto } from './duplicate.dto.js';
import { DuplicateService } from './duplicate.service.js';

@ApiTags('duplicates')
@ApiBearerAuth()
@Controller('initiatives/:id/duplicates')
export class DuplicateController {
  constructor(private readonly service: DuplicateService) {}

  @ApiOperation({ summary: 'Trùng lặp với sáng kiến khác, kèm đoạn trùng; người xem xét kết luận (NĐ 13/2012 Điều 4)' })
  @Get()
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const { reasons, ...found } = await this.service.read(actor, id);
    return { ...found, reasons: reasons.map((reason) => ({ ...reason, ...sentence(reason) })) };
  }

  @ApiOperation({
    summary:
      'Kết luận có trùng hay không, nêu lý do: trùng với bản nộp trước thì không được tiếp nhận, trừ khi kết luận lại',
  })
  @Post('findings')
  @HttpCode(200)
  decide(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DecideDuplicateDto,
  ): Promise<InitiativeView> {
    return this.service.decide(acting, id, dto);
  }
}
