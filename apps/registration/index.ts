import type { Service } from '#lib/service-kit/kit.module.js';
import { followerEntities } from '#lib/service-kit/tables.js';
import { Campaign } from './campaign/campaign.entity.js';
import { RegisteredList } from './campaign/registered-list.entity.js';
import { Fingerprint } from './duplicate/fingerprint.entity.js';
import { Initiative, Reader } from './initiative/initiative.entity.js';
import { LapseNotice } from './initiative/lapse-notice.entity.js';
import { Initial1700000000000 } from './migrations/1700000000000-initial.js';
import { ReaderStanding1700000001100 } from './migrations/1700000001100-reader-standing.js';
import { Intake1700000001400 } from './migrations/1700000001400-intake.js';
import { Recurrence1700000001500 } from './migrations/1700000001500-recurrence.js';
import { DeclinedFrom1700000001600 } from './migrations/1700000001600-declined-from.js';
import { BoundedExtension1700000001770 } from './migrations/1700000001770-bounded-extension.js';
import { RegistrationModule } from './registration.module.js';
import openapi from './openapi.json' with { type: 'json' };
import { Shortcoming } from './shortcoming/shortcoming.entity.js';

export const registration: Service = {
  name: 'registration',
  entities: [
    ...followerEntities,
    ...[Campaign, RegisteredList, Shortcoming, Initiative, Reader, LapseNotice, Fingerprint],
  ],
  migrations: [
    Initial1700000000000,
    ReaderStanding1700000001100,
    Intake1700000001400,
    Recurrence1700000001500,
    DeclinedFrom1700000001600,
    BoundedExtension1700000001770,
  ],
  module: RegistrationModule,
  openapi,
};
