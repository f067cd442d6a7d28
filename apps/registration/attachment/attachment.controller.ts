import { Controller, Delete, Get, Param, ParseUUIDPipe, Put, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { InitiativeView } from '../initiative/initiative.view.js';
import { IsString, Length } from 'class-validator';
import type { Request } from 'express';
import { AttachmentService } from './attachment.service.js';

export class AttachQuery {
  /** Key of the dossier component in the regulation. */
  @IsString() @Length(1, 100) component!: string;
  @IsString() @Length(1, 255) fileName!: string;
}

@ApiTags('attachments')
@ApiBearerAuth()
@Controller('initiatives/:id/attachments')
export class AttachmentController {
  constructor(private readonly service: AttachmentService) {}

  @ApiOperation({ summary: 'Gửi một tệp: thân yêu cầu là nội dung tệp; loại tệp xét theo nội dung, tối đa 25 MB' })
  @ApiConsumes('application/octet-stream')
  @Put()
  attach(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { component, fileName }: AttachQuery,
    @Req() request: Request,
  ): Promise<InitiativeView> {
    return this.service.attach(acting, id, component, fileName, request);
  }

  @ApiOperation({ summary: 'Mở một tệp của hồ sơ' })
  @ApiProduces('application/octet-stream')
  @Get(':attachmentId')
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('attachmentId', ParseUUIDPipe) attachmentId: string,
  ): Promise<StreamableFile> {
    const { attachment, content } = await this.service.open(actor, id, attachmentId);
    const { fileName, size } = attachment;
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
    return new StreamableFile(content, { type: 'application/octet-stream', disposition, length: size });
  }

  @ApiOperation({ summary: 'Bỏ một tệp khỏi hồ sơ' })
  @Delete(':attachmentId')
  detach(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('attachmentId', ParseUUIDPipe) attachmentId: string,
  ): Promise<InitiativeView> {
    return this.service.detach(acting, id, attachmentId);
  }
}
