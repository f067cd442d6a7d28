import { InboxRow } from '#lib/messaging/inbox.entity.js';
import { OutboxRow } from '#lib/messaging/outbox.entity.js';
import { messagingTables } from '#lib/messaging/tables.js';
import { ClockMove, clockTables } from './demo-clock.js';
import { CommandKeyRow, HistoryRow, historyTables } from './history.js';
import { referenceEntities, referenceTables } from './reference.entity.js';

/** Tables that every service has beside its own. */
export const kitEntities = [OutboxRow, InboxRow, HistoryRow, CommandKeyRow, ClockMove];
export const kitTables: readonly string[] = [...messagingTables, ...historyTables, ...clockTables];

/** The same with the copy of what the directory tells. */
export const followerEntities = [...kitEntities, ...referenceEntities];
export const followerTables: readonly string[] = [...kitTables, ...referenceTables];
