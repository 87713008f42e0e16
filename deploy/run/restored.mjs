// `npm run restored`: installs what is missing, compiles what has changed, and lets a hall whose data folder was put back from a backup go on. Exit code 0: done, or nothing to do; 2: it could not be done.
import './node-version.mjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { install, root } from './install.mjs';

install();
buildIfStale();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(path.join(root, 'dist', 'apps', 'hall', 'src', 'restored', 'main.js')).href);
