import type { Schema } from '#lib/service-kit/database.js';
import { followerEntities } from '#lib/service-kit/tables.js';
import { Initial1700000000000 } from './migrations/1700000000000-initial.js';
import { Deputies1700000001950 } from './migrations/1700000001950-deputies.js';
import { DelegationRef, Heard, InitiativeRef, Obligation } from './obligation/obligation.entity.js';
import { Mail, Reminder } from './reminder/reminder.entity.js';

export const notificationSchema: Schema = {
  name: 'notification',
  entities: [...followerEntities, Obligation, InitiativeRef, DelegationRef, Heard, Reminder, Mail],
  migrations: [Initial1700000000000, Deputies1700000001950],
};
