import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Check, Column, DataSource, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { Clock } from './clock.js';
import { Env } from './env.js';
import { Periodic } from './periodic.js';

const everyMs = 1_000;

/** Where the demo clock was last moved to; one row at most. */
@Entity('clock_move')
@Check('clock_move_one_row', 'sole')
export class ClockMove {
  @PrimaryColumn('boolean') readonly sole!: boolean;
  @Column('timestamptz') readonly now!: Date;
  @Column('timestamptz', { name: 'moved_at' }) readonly movedAt!: Date;
}

/** SQL of the table, for every service's first migration. */
export const clockTables: readonly string[] = [
  'CREATE TABLE clock_move (sole boolean PRIMARY KEY CONSTRAINT clock_move_one_row CHECK (sole), now timestamptz NOT NULL, moved_at timestamptz NOT NULL)',
];

/** Moves this service's clock for a demo, in every replica, and remembers it across restarts. */
@Injectable()
export class DemoClock implements OnApplicationBootstrap {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
    private readonly env: Env,
  ) {}

  /** Of several replicas one alone hears of a move; the others find it in the table. */
  onApplicationBootstrap(): void {
    if (this.env.DEMO === 1) this.periodic.every(everyMs, 'follow the demo clock', () => this.restore());
  }

  /** Sets the clock to `now`, which was true at `movedAt` of real time; an older move than the last changes nothing. */
  async move(tx: EntityManager, now: Date, movedAt: Date): Promise<void> {
    const [moved] = await tx.query<unknown[]>(
      `INSERT INTO clock_move (sole, now, moved_at) VALUES (true, $1, $2)
       ON CONFLICT (sole) DO UPDATE SET now = excluded.now, moved_at = excluded.moved_at
       WHERE clock_move.moved_at < excluded.moved_at RETURNING sole`,
      [now, movedAt],
    );
    if (moved) this.clock.move(now, movedAt);
  }

  /** The clock goes as it was moved last: after a restart, and where another replica was told. Only in a demo. */
  async restore(): Promise<void> {
    if (this.env.DEMO !== 1) return;
    const last = await this.db.manager.findOneBy(ClockMove, { sole: true });
    if (last) this.clock.move(last.now, last.movedAt);
  }
}
