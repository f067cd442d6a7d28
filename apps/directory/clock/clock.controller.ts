import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { clockMoved } from '#lib/contracts/directory.events.js';
import { notFound } from '#lib/contracts/errors.js';
import { enqueue, Outbox } from '#lib/messaging/outbox.js';
import { Act, Acting, Public } from '#lib/service-kit/acting.js';
import { Clock } from '#lib/service-kit/clock.js';
import { DemoClock } from '#lib/service-kit/demo-clock.js';
import { Env } from '#lib/service-kit/env.js';
import { authorize } from '#lib/service-kit/policy.js';
import { IsInstant } from '#lib/service-kit/validation.js';

export class MoveClockDto {
  @IsInstant() now!: string;
}

interface ClockView {
  now: string;
  /** The clock may be moved. */
  demo: boolean;
}

/** Đồng hồ: what time the system goes by; in demo mode it can be set, here and in every service. */
@ApiTags('clock')
@Controller('clock')
export class ClockController {
  constructor(
    private readonly clock: Clock,
    private readonly demoClock: DemoClock,
    private readonly outbox: Outbox,
    private readonly env: Env,
  ) {}

  @ApiOperation({ summary: 'Giờ của hệ thống' })
  @Public()
  @Get()
  read(): ClockView {
    return { now: this.clock.now().toISOString(), demo: this.env.DEMO === 1 };
  }

  @ApiOperation({ summary: 'Chỉnh giờ khi trình diễn (chỉ khi DEMO=1)' })
  @ApiBearerAuth()
  @Post()
  @HttpCode(200)
  async move(@Act() { actor, at }: Acting, @Body() dto: MoveClockDto): Promise<ClockView> {
    if (this.env.DEMO !== 1) throw notFound('clock', 'demo');
    authorize(actor, 'clock.move', { localityId: actor.localityId });
    const [now, movedAt] = [new Date(dto.now), new Date()];
    await this.outbox.transaction(async (tx) => {
      await this.demoClock.move(tx, now, movedAt);
      const move = { now: now.toISOString(), movedAt: movedAt.toISOString() };
      await enqueue(tx, [clockMoved.make('clock', move, at)]);
    });
    return this.read();
  }
}
