import { Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Request } from 'express';
import { WorkbookQuery } from './score-sheet.dto.js';
import { received } from './workbook.limits.js';
import { WorkbookService, type WorkbookOutcome } from './workbook.service.js';

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('score-sheets')
@ApiBearerAuth()
@Controller('score-sheets/workbook')
export class WorkbookController {
  constructor(private readonly service: WorkbookService) {}

  @ApiOperation({ summary: 'Bảng tính để chấm ngoại tuyến: mỗi hồ sơ được phân công một dòng' })
  @ApiProduces(type)
  @Get()
  async make(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    const file = await this.service.make(actor);
    return new StreamableFile(file, {
      type,
      disposition: 'attachment; filename="phieu-cham.xlsx"',
      length: file.length,
    });
  }

  @ApiOperation({
    summary: 'Nhận lại bảng tính: lưu nháp từng dòng, báo dòng nào đã đổi trên mạng; dryRun chỉ kiểm tra',
  })
  @ApiConsumes(type)
  @Post()
  @HttpCode(200)
  async take(
    @Act() acting: Acting,
    @Query() { dryRun }: WorkbookQuery,
    @Req() request: Request,
  ): Promise<WorkbookOutcome> {
    return this.service.take(acting, await received(request), dryRun === 'true');
  }
}
