import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { RowResult } from '#lib/service-kit/bulk.js';
import type { Page } from '#lib/service-kit/page.js';
import type { DecisionItem } from './decision-item.entity.js';
import type { PreviewLine } from './decision-judgement.service.js';
import { type DecisionListed, type DecisionView, DecisionViewService } from './decision-view.service.js';
import { DecisionQuery, DraftDecisionDto, ReviseDecisionDto, RevokeDto, SignDto, SignManyDto } from './decision.dto.js';
import type { Decision } from './decision.entity.js';
import { DecisionService } from './decision.service.js';
import { RevocationService } from './revocation.service.js';

@ApiTags('decisions')
@ApiBearerAuth()
@Controller('decisions')
export class DecisionController {
  constructor(
    private readonly service: DecisionService,
    private readonly revocations: RevocationService,
    private readonly views: DecisionViewService,
  ) {}

  @ApiOperation({
    summary:
      'Danh sách quyết định công nhận trong phạm vi được xem; quyết định nào đã được đính chính, thay thế, hủy bỏ dòng nào, bằng văn bản số mấy',
  })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: DecisionQuery): Promise<Page<DecisionListed>> {
    return this.views.page(actor, query);
  }

  @ApiOperation({ summary: 'Một quyết định với danh sách kèm theo' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DecisionView> {
    return this.views.get(actor, id);
  }

  @ApiOperation({ summary: 'Danh sách kèm theo quyết định, tệp CSV mở được bằng Excel, theo mẫu của quy chế' })
  @ApiProduces('text/csv')
  @Get(':id/list.csv')
  async file(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.views.list(actor, id), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="danh-sach-cong-nhan.csv"',
    });
  }

  @ApiOperation({
    summary: 'Dự thảo quyết định cho nhiều sáng kiến: công nhận hoặc không công nhận (NĐ 13/2012 Điều 7)',
  })
  @Post()
  async draft(@Act() acting: Acting, @Body() dto: DraftDecisionDto): Promise<DecisionView> {
    return this.views.view(acting.actor, await this.service.draft(acting, dto));
  }

  @ApiOperation({ summary: 'Xem trước: từng dòng sẽ ra sao nếu ký bây giờ, vướng gì; không ghi gì' })
  @Post('preview')
  @HttpCode(200)
  preview(@Act() acting: Acting, @Body() dto: DraftDecisionDto): Promise<PreviewLine[]> {
    return this.service.preview(acting, dto);
  }

  @ApiOperation({ summary: 'Xem trước một dự thảo: từng dòng sẽ ra sao nếu ký bây giờ; không ghi gì' })
  @Get(':id/preview')
  previewDraft(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<PreviewLine[]> {
    return this.service.previewDraft(acting, id);
  }

  @ApiOperation({ summary: 'Sửa danh sách của dự thảo' })
  @Put(':id/items')
  async revise(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { items }: ReviseDecisionDto,
  ): Promise<DecisionView> {
    return this.views.view(acting.actor, await this.service.revise(acting, id, items));
  }

  @ApiOperation({ summary: 'Bỏ dự thảo' })
  @Delete(':id')
  async discard(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<DecisionView> {
    return this.views.view(acting.actor, await this.service.discard(acting, id));
  }

  @ApiOperation({ summary: 'Ký ban hành nhiều dự thảo một lần; trả lời từng quyết định' })
  @Post('sign')
  @HttpCode(200)
  signMany(@Act() acting: Acting, @Body() { ids, capacity }: SignManyDto): Promise<RowResult<Decision>[]> {
    return this.service.signMany(acting, ids, capacity);
  }

  @ApiOperation({
    summary: 'Ký ban hành: cấp số, ngày, người ký và giấy chứng nhận cho từng tác giả (NĐ 30/2020, TT 18/2013)',
  })
  @Post(':id/sign')
  @HttpCode(200)
  async sign(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { capacity }: SignDto,
  ): Promise<DecisionView> {
    return this.views.view(acting.actor, await this.service.sign(acting, id, capacity));
  }

  @ApiOperation({
    summary: 'Hủy bỏ công nhận một sáng kiến: cấp số, nêu lý do và căn cứ; giấy chứng nhận hết hiệu lực',
  })
  @Post(':id/items/:initiativeId/revocation')
  @HttpCode(200)
  revoke(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('initiativeId', ParseUUIDPipe) initiativeId: string,
    @Body() dto: RevokeDto,
  ): Promise<DecisionItem> {
    return this.revocations.revoke(acting, id, initiativeId, dto);
  }
}
