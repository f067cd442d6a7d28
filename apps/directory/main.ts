import 'reflect-metadata';
import { runService } from '#lib/service-kit/run.js';
import { directory } from './index.js';

await runService(directory);
