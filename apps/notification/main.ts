import 'reflect-metadata';
import { runService } from '#lib/service-kit/run.js';
import { notification } from './index.js';

await runService(notification);
