import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { DeclareKinDto } from './kin.dto.js';
import type { Kin } from './kin.entity.js';
import { KinService } from './kin.service.js';

@ApiTags('kin')
@ApiBearerAuth()
@Controller()
export class KinController {
  constructor(private readonly service: KinService) {}

  @ApiOperation({ summary: 'Khai báo một người thân; chỉ tôi và thư ký hội đồng xem được' })
  @Post('kin')
  declare(@Act() acting: Acting, @Body() dto: DeclareKinDto): Promise<Kin> {
    return this.service.declare(acting, dto);
  }

  @ApiOperation({ summary: 'Những người thân tôi đã khai báo' })
  @Get('kin')
  mine(@CurrentActor() actor: Actor): Promise<Kin[]> {
    return this.service.mine(actor);
  }

  @ApiOperation({ summary: 'Rút khai báo một người thân' })
  @Post('kin/:id/withdraw')
  @HttpCode(200)
  withdraw(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<Kin> {
    return this.service.withdraw(acting, id);
  }

  @ApiOperation({ summary: 'Người thân mà các thành viên hội đồng đã khai báo; chỉ thư ký hội đồng xem' })
  @Get('councils/:id/kin')
  ofCouncil(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Kin[]> {
    return this.service.ofCouncil(actor, id);
  }
}
