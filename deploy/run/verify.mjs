// `npm run verify`: installs what is missing, builds what has changed, and verifies the hall's history. Exit code 0: clean; 1: something is wrong; 2: it could not be checked.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

// What ends before the verification has begun has proven nothing, whatever its own exit code.
const nothingProven = () => (process.exitCode = 2);
process.once('exit', nothingProven);
const { install, root } = await import('./install.mjs');
install();
const { buildIfStale } = await import('./build.mjs');
buildIfStale();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(path.join(root, 'dist', 'apps', 'hall', 'src', 'verify.js')).href);
process.off('exit', nothingProven);
