import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { Clock } from '#lib/service-kit/clock.js';
import type { Page } from '#lib/service-kit/page.js';
import type { DossierView } from '../blind/dossier.blind.js';
import { DossierQuery } from '../dossier/dossier.dto.js';
import { DossierList } from '../dossier/dossier.list.js';
import { standingAt } from './round.commands.js';
import { RoundQuery, type RoundView } from './round.dto.js';
import type { Round } from './round.entity.js';
import { RoundStore } from './round.store.js';

@ApiTags('rounds')
@ApiBearerAuth()
@Controller('rounds')
export class RoundController {
  constructor(
    private readonly rounds: RoundStore,
    private readonly dossiers: DossierList,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ summary: 'Các đợt tiếp nhận của địa phương' })
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() { year }: RoundQuery): Promise<RoundView[]> {
    return (await this.rounds.list(actor.localityId, year)).map((round) => this.view(round));
  }

  @ApiOperation({ summary: 'Một đợt tiếp nhận' })
  @Get(':id')
  async get(@Param('id', ParseUUIDPipe) id: string): Promise<RoundView> {
    return this.view(await this.rounds.get(id));
  }

  @ApiOperation({ summary: 'Hồ sơ của một đợt, trong phạm vi được xem' })
  @Get(':id/dossiers')
  async listDossiers(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: DossierQuery,
  ): Promise<Page<DossierView>> {
    const { localityId, year, number } = await this.rounds.get(id);
    return this.dossiers.list({ ...query, roundYear: year, roundNumber: number }, actor, localityId);
  }

  private view(round: Round): RoundView {
    return { ...round, state: standingAt(round, this.clock.now()) };
  }
}
