import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { forgetDone } from '#lib/messaging/inbox.js';
import { DataSource } from 'typeorm';
import { Periodic } from './periodic.js';

const hour = 3_600_000;
/** Longer than any broker keeps or any operator replays a message. */
const keptForMs = 30 * 24 * hour;

/** Lets old inbox rows go; without it the table that makes a second delivery harmless would grow for ever. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap {
  constructor(
    private readonly db: DataSource,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    // Real time, whatever the demo clock says: the rows are dated by the database.
    this.periodic.every(hour, 'forget old inbox rows', () => forgetDone(this.db, new Date(Date.now() - keptForMs)));
  }
}
