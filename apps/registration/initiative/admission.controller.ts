import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting } from '#lib/service-kit/acting.js';
import { ExtensionService } from './extension.service.js';
import { AnswerExtensionDto, AskExtensionDto, ManagingConsentDto, ReasonDto } from './initiative.dto.js';
import { InitiativeService } from './initiative.service.js';
import type { InitiativeView } from './initiative.view.js';

const Id = () => Param('id', ParseUUIDPipe);

/** What lets an initiative go on that otherwise could not: admissions, extensions, the consent of the managing body. */
@ApiTags('initiatives')
@ApiBearerAuth()
@Controller('initiatives/:id')
export class AdmissionController {
  constructor(
    private readonly service: InitiativeService,
    private readonly extensions: ExtensionService,
  ) {}

  @ApiOperation({ summary: 'Cho phép đăng ký muộn: ghi tên người cho phép và lý do' })
  @Post('late-admission')
  @HttpCode(200)
  admitLate(@Act() acting: Acting, @Id() id: string, @Body() { reason }: ReasonDto): Promise<InitiativeView> {
    return this.service.admitLate(acting, id, reason);
  }

  @ApiOperation({ summary: 'Cho phép nộp đơn ngoài thời gian nộp của đối tượng: ghi tên người cho phép và lý do' })
  @Post('late-filing-admission')
  @HttpCode(200)
  admitLateFiling(@Act() acting: Acting, @Id() id: string, @Body() { reason }: ReasonDto): Promise<InitiativeView> {
    return this.service.admitLateFiling(acting, id, reason);
  }

  @ApiOperation({ summary: 'Ghi văn bản đồng ý của cơ quan chủ quản (NĐ 13/2012 Điều 7 khoản 2)' })
  @Post('managing-consent')
  @HttpCode(200)
  recordManagingConsent(
    @Act() acting: Acting,
    @Id() id: string,
    @Body() dto: ManagingConsentDto,
  ): Promise<InitiativeView> {
    return this.service.recordManagingConsent(acting, id, dto);
  }

  @ApiOperation({ summary: 'Đề nghị gia hạn bổ sung, trước khi hết hạn, nêu lý do' })
  @Post('extensions')
  @HttpCode(200)
  askExtension(@Act() acting: Acting, @Id() id: string, @Body() dto: AskExtensionDto): Promise<InitiativeView> {
    return this.extensions.ask(acting, id, dto);
  }

  @ApiOperation({ summary: 'Trả lời đề nghị gia hạn: đồng ý đến ngày nào, hoặc không, nêu lý do' })
  @Post('extensions/answer')
  @HttpCode(200)
  answerExtension(@Act() acting: Acting, @Id() id: string, @Body() dto: AnswerExtensionDto): Promise<InitiativeView> {
    return this.extensions.answer(acting, id, dto);
  }
}
