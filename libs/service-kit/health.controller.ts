import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '#lib/contracts/errors.js';
import { type Backlog, Outbox } from '#lib/messaging/outbox.js';
import type { Transport } from '#lib/messaging/transport.js';
import { Public } from './acting.js';
import { Clock } from './clock.js';
import { TRANSPORT } from './runtime.js';

/** Sống và sẵn sàng: what an orchestrator asks, and what an operator looks at first. */
@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(TRANSPORT) private readonly transport: Transport,
  ) {}

  /** The process answers. */
  @Get('live')
  live(): { status: 'up'; now: string } {
    return { status: 'up', now: this.clock.now().toISOString() };
  }

  /** Database and broker answer, and how long the oldest event has waited. Throws `unavailable` when they do not. */
  @Get('ready')
  async ready(): Promise<{ status: 'up'; now: string; broker: string; outbox: Backlog }> {
    const broker = this.transport.state();
    const outbox = await this.outbox.backlog().catch(() => undefined);
    if (!outbox) throw new DomainError('unavailable', [{ key: 'database-down' }]);
    if (broker !== 'up') throw new DomainError('unavailable', [{ key: `broker-${broker}` }], { outbox });
    return { status: 'up', now: this.clock.now().toISOString(), broker, outbox };
  }
}
