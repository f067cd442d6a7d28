import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensure, root } from './ensure.mjs';

ensure();

process.setSourceMapsEnabled(true);
process.argv[1] = join(root, 'dist/apps/cli/bench/main.js');
await import(pathToFileURL(process.argv[1]).href);
