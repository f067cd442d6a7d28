import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensure, fail, root } from './ensure.mjs';

ensure();
process.env.DEMO ??= '1';

// Runs in this very process: signals and the exit code need no forwarding.
const main = join(root, 'dist/apps/standalone/main.js');
if (!existsSync(main)) fail('The build has no apps/standalone/main.ts to start.');
process.setSourceMapsEnabled(true);
process.argv[1] = main;
await import(pathToFileURL(main).href);
