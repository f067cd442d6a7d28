import { applyDecorators, Controller, Get, Header, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { PaperService } from './paper.service.js';
import { PrintQuery } from './score-sheet.dto.js';

/** A page that runs nothing and is kept nowhere. */
const Page = () =>
  applyDecorators(
    Header('Content-Type', 'text/html; charset=utf-8'),
    Header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'"),
    Header('Cache-Control', 'no-store'),
  );

@ApiTags('score-sheets')
@ApiBearerAuth()
@Controller('assessments/:id/score-sheet')
export class PaperController {
  constructor(private readonly service: PaperService) {}

  @ApiOperation({ summary: 'Phiếu chấm để in, khổ A4: mẫu trống để chấm giấy, hoặc phiếu của tôi đã điền' })
  @ApiProduces('text/html')
  @Page()
  @Get('print')
  print(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PrintQuery,
  ): Promise<string> {
    return this.service.print(actor, id, query);
  }

  @ApiOperation({ summary: 'Bộ phiếu trống cho mọi người được phân công, mỗi người một trang' })
  @ApiProduces('text/html')
  @Page()
  @Get('pack')
  pack(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<string> {
    return this.service.pack(actor, id);
  }
}
