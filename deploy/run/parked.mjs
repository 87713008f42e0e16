// `npm run parked`: installs what is missing, builds what has changed, and asks the running hall for what is parked. Exit code 0: nothing; 3: something is; 1: a redrive failed; 2: it could not be asked.
import './node-version.mjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { install, root } from './install.mjs';

install();
buildIfStale();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(path.join(root, 'dist', 'apps', 'hall', 'src', 'parked', 'main.js')).href);
