// The first thing that every command of the project asks: whether this Node is new enough. Written so that an old one can read it.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const wanted = engines.node.replace('>=', '');
const [needed, actual] = [wanted, process.versions.node].map(version => version.split('.').map(Number));
const difference = [0, 1, 2].map(place => actual[place] - needed[place]).find(step => step !== 0) ?? 0;

if (difference < 0) {
  process.stderr.write(`需要 Node.js ${wanted} 或更新版本，现为 ${process.versions.node}；请升级。\nNode.js ${wanted} or newer is needed, and this is ${process.versions.node}; upgrade it.\n`);
  process.exit(1);
}
