import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting } from '#lib/service-kit/acting.js';
import { AmendDto } from '../correction/correction.dto.js';
import { type DecisionView, DecisionViewService } from '../decision/decision-view.service.js';
import { type ReplacementPreview, ReplacementService } from './replacement.service.js';

@ApiTags('decisions')
@ApiBearerAuth()
@Controller('decisions')
export class ReplacementController {
  constructor(
    private readonly service: ReplacementService,
    private readonly views: DecisionViewService,
  ) {}

  @ApiOperation({
    summary:
      'Xem trước quyết định thay thế: các dòng được ghi lại, nội dung cũ và mới, giấy chứng nhận bị thay; không cấp số, không ghi gì',
  })
  @Post(':id/replacement/preview')
  @HttpCode(200)
  preview(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AmendDto,
  ): Promise<ReplacementPreview> {
    return this.service.preview(acting, id, dto);
  }

  @ApiOperation({
    summary:
      'Thay thế quyết định đã ký bằng quyết định mới có số mới (NĐ 30/2020 Điều 18 khoản 3): các dòng còn hiệu lực được ghi lại, quyết định cũ hết hiệu lực, giấy chứng nhận được thay bằng giấy số mới',
  })
  @Post(':id/replacement')
  async replace(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AmendDto,
  ): Promise<DecisionView> {
    return this.views.view(acting.actor, await this.service.replace(acting, id, dto));
  }
}
