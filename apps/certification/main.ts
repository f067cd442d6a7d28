import { runService } from '#lib/service-kit/run.js';
import { certification } from './index.js';

await runService(certification);
