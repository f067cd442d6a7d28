import type { Service } from '#lib/service-kit/kit.module.js';
import { schemaDrift } from '#lib/testing/schema-drift.js';
import { certification } from '../certification/index.js';
import { directory } from '../directory/index.js';
import { evaluation } from '../evaluation/index.js';
import { notification } from '../notification/index.js';
import { registration } from '../registration/index.js';

it.each<Service>([directory, registration, evaluation, certification, notification])(
  'the migrations of $name lead from nothing to what its entities say',
  async (service) => {
    expect(await schemaDrift(service)).toEqual([]);
  },
);
