import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Envelope } from '#lib/contracts/event.js';
import { listParked, replayParked, type ParkedMessage } from '#lib/messaging/parked.js';
import { IsArray, IsOptional, IsUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { Actor, CurrentActor } from './acting.js';
import { authorize } from './policy.js';

export class ReplayDto {
  /** Events to replay; all of them when absent. */
  @IsOptional() @IsArray() @IsUUID('all', { each: true }) eventIds?: string[];
}

/** A parked message without its payload: whoever replays it need not read what it says of people and dossiers. */
type ParkedView = Omit<ParkedMessage, 'envelope'> & { envelope: Omit<Envelope, 'data'> };

const viewOf = ({ envelope: { data: _, ...envelope }, ...message }: ParkedMessage): ParkedView => ({
  ...message,
  envelope,
});

const mayManage = (actor: Actor) => authorize(actor, 'parked.manage', { localityId: actor.localityId });

/** Messages that this service could not process, with their error; replayed from here, never by hand in the broker. */
@ApiTags('parked')
@ApiBearerAuth()
@Controller('parked')
export class ParkedController {
  constructor(private readonly db: DataSource) {}

  @ApiOperation({ summary: 'Việc dịch vụ khác báo mà chưa xử lý được, kèm lỗi' })
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<ParkedView[]> {
    mayManage(actor);
    return (await listParked(this.db)).map(viewOf);
  }

  @ApiOperation({ summary: 'Xử lý lại việc dịch vụ khác báo, sau khi đã sửa nguyên nhân' })
  @Post('replay')
  @HttpCode(200)
  async replay(@CurrentActor() actor: Actor, @Body() { eventIds }: ReplayDto): Promise<{ replayed: number }> {
    mayManage(actor);
    return { replayed: await replayParked(this.db, eventIds ?? 'all') };
  }
}
