import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { inBulk, type RowResult } from '#lib/service-kit/bulk.js';
import { brokenAt } from '#lib/service-kit/history.js';
import type { Page } from '#lib/service-kit/page.js';
import {
  AmendInitiativeDto,
  ApplyDto,
  CompleteDto,
  DraftInitiativeDto,
  InitiativeQuery,
  ReasonDto,
  SubmitDto,
} from './initiative.dto.js';
import { historyView, type HistoryView } from './initiative.history.js';
import { InitiativeService } from './initiative.service.js';
import { InitiativeStore } from './initiative.store.js';
import { listed, type InitiativeView } from './initiative.view.js';

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('initiatives')
@ApiBearerAuth()
@Controller('initiatives')
export class InitiativeController {
  constructor(
    private readonly service: InitiativeService,
    private readonly initiatives: InitiativeStore,
  ) {}

  @ApiOperation({ summary: 'Lập bản nháp; chỉ cần tên sáng kiến' })
  @Post()
  draft(@Act() acting: Acting, @Body() dto: DraftInitiativeDto): Promise<InitiativeView> {
    return this.service.draft(acting, dto);
  }

  @ApiOperation({ summary: 'Danh sách sáng kiến trong phạm vi được xem; tìm được khi gõ không dấu' })
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: InitiativeQuery): Promise<Page<InitiativeView>> {
    const page = await this.initiatives.list(query, actor);
    return { ...page, items: page.items.map(listed) };
  }

  @ApiOperation({ summary: 'Một sáng kiến, với việc người xem có thể làm tiếp và lý do chưa làm được' })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Id() id: string): Promise<InitiativeView> {
    return this.service.read(actor, id);
  }

  @ApiOperation({ summary: 'Lịch sử đầy đủ, mỗi dòng nối với dòng trước bằng mã băm' })
  @Get(':id/history')
  async history(@CurrentActor() actor: Actor, @Id() id: string): Promise<HistoryView> {
    await this.service.readable(actor, id);
    const rows = await this.initiatives.history(id);
    return { intact: brokenAt(rows) === undefined, items: rows.map(historyView), total: rows.length };
  }

  @ApiOperation({ summary: 'Sửa nội dung; If-Match giữ cho hai người không đè lên nhau' })
  @Patch(':id')
  amend(@Act() acting: Acting, @Id() id: string, @Body() dto: AmendInitiativeDto): Promise<InitiativeView> {
    return this.service.amend(acting, id, dto);
  }

  @ApiOperation({ summary: 'Đồng tác giả xác nhận tỷ lệ đóng góp của mình' })
  @Post(':id/consent')
  @HttpCode(200)
  consent(@Act() acting: Acting, @Id() id: string): Promise<InitiativeView> {
    return this.service.consent(acting, id);
  }

  @ApiOperation({ summary: 'Đăng ký sáng kiến trong thời hạn của đối tượng' })
  @Post(':id/registration')
  @HttpCode(200)
  register(@Act() acting: Acting, @Id() id: string): Promise<InitiativeView> {
    return this.service.register(acting, id);
  }

  @ApiOperation({ summary: 'Ghi ngày áp dụng lần đầu hoặc áp dụng thử (NĐ 13/2012 Điều 3)' })
  @Post(':id/application')
  @HttpCode(200)
  apply(@Act() acting: Acting, @Id() id: string, @Body() dto: ApplyDto): Promise<InitiativeView> {
    return this.service.apply(acting, id, dto);
  }

  @ApiOperation({ summary: 'Nộp đơn yêu cầu công nhận, trong 1 năm kể từ ngày áp dụng lần đầu (NĐ 13/2012 Điều 5)' })
  @Post(':id/filing')
  @HttpCode(200)
  file(@Act() acting: Acting, @Id() id: string): Promise<InitiativeView> {
    return this.service.file(acting, id);
  }

  @ApiOperation({
    summary: 'Trình các sáng kiến được chọn lên cấp trên theo đợt, kèm tờ trình; trả lời theo từng sáng kiến',
  })
  @Post('submissions')
  @HttpCode(200)
  submit(@Act() acting: Acting, @Body() dto: SubmitDto): Promise<RowResult<InitiativeView>[]> {
    return inBulk(acting, dto.initiativeIds, (each, id) => this.service.submit(each, id, dto));
  }

  @ApiOperation({ summary: 'Nộp lại hồ sơ đã bổ sung, trong hạn (TT 18/2013 Điều 6)' })
  @Post(':id/completion')
  @HttpCode(200)
  complete(@Act() acting: Acting, @Id() id: string, @Body() { note }: CompleteDto): Promise<InitiativeView> {
    return this.service.complete(acting, id, note);
  }

  @ApiOperation({ summary: 'Rút, với lý do; rút khỏi đợt thì công nhận cấp cơ sở vẫn giữ' })
  @Post(':id/withdrawal')
  @HttpCode(200)
  withdraw(@Act() acting: Acting, @Id() id: string, @Body() { reason }: ReasonDto): Promise<InitiativeView> {
    return this.service.withdraw(acting, id, reason);
  }
}
