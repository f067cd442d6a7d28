import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { RowResult } from '#lib/service-kit/bulk.js';
import { DeclareDto, type Declarable } from './assessment.dto.js';
import { ParticipationService } from './participation.service.js';

@ApiTags('declarations')
@ApiBearerAuth()
@Controller('declarations')
export class DeclarationController {
  constructor(private readonly participation: ParticipationService) {}

  @ApiOperation({ summary: 'Những hồ sơ tôi phải khai báo xung đột lợi ích trước khi xem' })
  @Get()
  list(@CurrentActor() actor: Actor): Promise<Declarable[]> {
    return this.participation.declarable(actor);
  }

  @ApiOperation({ summary: 'Khai báo có hay không có xung đột lợi ích với một hoặc nhiều hồ sơ' })
  @Post()
  @HttpCode(200)
  declare(@Act() acting: Acting, @Body() dto: DeclareDto): Promise<RowResult<null>[]> {
    return this.participation.declare(acting, dto);
  }
}
