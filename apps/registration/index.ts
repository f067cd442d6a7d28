import type { Service } from '#lib/service-kit/kit.module.js';
import { followerEntities } from '#lib/service-kit/tables.js';
import { Campaign } from './campaign/campaign.entity.js';
import { Initiative, Reader } from './initiative/initiative.entity.js';
import { Initial1700000000000 } from './migrations/1700000000000-initial.js';
import { DeclinedFrom1700000001600 } from './migrations/1700000001600-declined-from.js';
import { RegistrationModule } from './registration.module.js';
import { Shortcoming } from './shortcoming/shortcoming.entity.js';

export const registration: Service = {
  name: 'registration',
  entities: [...followerEntities, Campaign, Shortcoming, Initiative, Reader],
  migrations: [Initial1700000000000, DeclinedFrom1700000001600],
  module: RegistrationModule,
};
