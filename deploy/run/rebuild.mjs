// `npm run rebuild`: installs what is missing, compiles what has changed, and asks the running hall how its views stand, or has one of them built anew. Exit code 0: done; 1: it failed; 2: it could not be asked.
import './node-version.mjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { install, root } from './install.mjs';

install();
buildIfStale();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(path.join(root, 'dist', 'apps', 'hall', 'src', 'rebuild', 'main.js')).href);
