// `npm run verify`: installs what is missing, builds what has changed, and verifies the hall's history. Exit code 0: clean; 1: something is wrong; 2: it could not be checked.
import './node-version.mjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { install, root } from './install.mjs';

install();
buildIfStale();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(path.join(root, 'dist', 'apps', 'hall', 'src', 'verify.js')).href);
