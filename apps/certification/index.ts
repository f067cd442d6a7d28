import type { Service } from '#lib/service-kit/kit.module.js';
import { CertificationModule } from './certification.module.js';
import { certificationEntities, certificationMigrations } from './certification.schema.js';
import openapi from './openapi.json' with { type: 'json' };

/** Chứng nhận: unit head's confirmation, decisions with their certificates, nominations. */
export const certification: Service = {
  name: 'certification',
  entities: certificationEntities,
  migrations: certificationMigrations,
  module: CertificationModule,
  openapi,
};
