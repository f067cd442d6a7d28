import { spawnSync } from 'node:child_process';
import { ensure } from './ensure.mjs';

ensure();

// The long form of the test that kills the platform under load; CHAOS_SEED repeats a run.
const jest = ['node_modules/jest/bin/jest.js', '--runInBand', '--selectProjects', 'chaos'];
const { status } = spawnSync(process.execPath, jest, { stdio: 'inherit', env: { CHAOS: 'full', ...process.env } });
process.exitCode = status ?? 1;
