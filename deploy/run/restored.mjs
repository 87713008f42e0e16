// `npm run restored`: installs what is missing, compiles what has changed, and lets a hall go on of which an older copy was put back from a backup. Exit code 0: done; 2: nothing was restored, or it could not be done.
import './node-version.mjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { install, root } from './install.mjs';

install();
buildIfStale();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(path.join(root, 'dist', 'apps', 'hall', 'src', 'restored', 'main.js')).href);
