import { runService } from '#lib/service-kit/run.js';
import 'reflect-metadata';
import { evaluation } from './index.js';

await runService(evaluation);
