import 'reflect-metadata';
import { runService } from '#lib/service-kit/run.js';
import { registration } from './index.js';

await runService(registration);
