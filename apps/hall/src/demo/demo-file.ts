// Where the demo hall's scripts lie: in the source tree, wherever the compiled hall stands in it.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The file, found from `from` upwards by the project's package.json. Throws when the project's root is not above it. */
export function demoFile(from: string): string {
  if (existsSync(join(from, 'package.json'))) return join(from, 'apps', 'hall', 'src', 'demo', 'demo-hall.jsonl');
  if (dirname(from) === from) throw new Error('The demo hall lies in the project, and no package.json stands above the program.');
  return demoFile(dirname(from));
}
