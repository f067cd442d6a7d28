import type { Service } from '#lib/service-kit/kit.module.js';
import { followerEntities } from '#lib/service-kit/tables.js';
import { Campaign } from './campaign/campaign.entity.js';
import { Initiative, Reader } from './initiative/initiative.entity.js';
import { Initial1700000000000 } from './migrations/1700000000000-initial.js';
import { RegistrationModule } from './registration.module.js';
import openapi from './openapi.json' with { type: 'json' };
import { Shortcoming } from './shortcoming/shortcoming.entity.js';

export const registration: Service = {
  name: 'registration',
  entities: [...followerEntities, Campaign, Shortcoming, Initiative, Reader],
  migrations: [Initial1700000000000],
  module: RegistrationModule,
  openapi,
};
