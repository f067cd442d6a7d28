import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { notFound } from '#lib/contracts/errors.js';
import { Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { HistoryRow } from '#lib/service-kit/history.js';
import { roleFor } from '#lib/service-kit/policy.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import { InitiativeStore } from '../initiative/initiative.store.js';
import { targetOf } from '../initiative/initiative.view.js';
import { contentAt, differences, versionsOf, type DossierContent, type DossierVersion } from './dossier-version.js';

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('dossier versions')
@ApiBearerAuth()
@Controller('initiatives/:id/versions')
export class DossierVersionController {
  constructor(
    private readonly service: InitiativeService,
    private readonly initiatives: InitiativeStore,
  ) {}

  @ApiOperation({ summary: 'Các bản hồ sơ lưu tại mỗi mốc: nộp, trình, trả lại, bổ sung, quyết định' })
  @Get()
  async list(@CurrentActor() actor: Actor, @Id() id: string): Promise<{ items: DossierVersion[]; total: number }> {
    const items = versionsOf((await this.readable(actor, id)).history);
    return { items, total: items.length };
  }

  @ApiOperation({ summary: 'So sánh hai bản hồ sơ theo từng nội dung; tệp đính kèm so theo mã băm' })
  @Get('diff')
  async diff(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Query('from', ParseIntPipe) from: number,
    @Query('to', ParseIntPipe) to: number,
  ) {
    const { content } = await this.readable(actor, id);
    return { from, to, differences: differences(content(from), content(to)) };
  }

  @ApiOperation({ summary: 'Hồ sơ như tại một bản' })
  @Get(':version')
  async get(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<DossierContent> {
    return (await this.readable(actor, id)).content(version);
  }

  /** The history, and how to read a version of it; without the confidential part for who may not read that. */
  private async readable(actor: Actor, id: string) {
    const initiative = await this.service.readable(actor, id);
    const mayReadAll = roleFor(actor, 'initiative.read-confidential', targetOf(initiative)) !== undefined;
    const history: HistoryRow[] = await this.initiatives.history(id);
    const content = (version: number): DossierContent => {
      if (version < 1 || version > history.length) throw notFound('dossier-version', String(version));
      const { confidential, ...shown } = contentAt(history, version);
      return mayReadAll ? { ...shown, confidential } : shown;
    };
    return { history, content };
  }
}
