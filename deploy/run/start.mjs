// `npm start`: installs what is missing, builds what has changed, and becomes the hall, in this very process, so that signals and exit codes need nobody to pass them on (package.json: exec, or npm's shell would stand between).
import './node-version.mjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { install, root } from './install.mjs';

install();
buildIfStale();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(path.join(root, 'dist', 'apps', 'hall', 'src', 'main.js')).href);
