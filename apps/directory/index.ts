import type { Service } from '#lib/service-kit/kit.module.js';
import { DirectoryModule } from './directory.module.js';
import { directorySchema } from './directory.schema.js';
import openapi from './openapi.json' with { type: 'json' };

/** Danh bạ: who is who, who may do what for which unit, by which regulation, and how they sign in. */
export const directory: Service = { ...directorySchema, module: DirectoryModule, openapi };
