// Where a hall's processor time went: a profile of V8, summed by the part of the house or the package in which the time was spent.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const shownAtMost = 15;

/** `libs/vault`, `apps/intake`, the name of a package, `node:crypto`, or what V8 calls it: (garbage collector), (program). What is built into V8 counts for whoever called it: undefined here. */
function partOf({ functionName, url }) {
  if (url === '' && !functionName.startsWith('(')) return undefined;
  const [, own] = /\/dist\/((?:libs|apps)\/[a-z-]+)\//.exec(url) ?? [];
  const [, pack] = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(url) ?? [];
  return own ?? pack ?? (url.startsWith('node:') ? url.replace(/^(node:[a-z_]+)(?:\/([a-z_]+))?.*/, '$1/$2').replace(/\/$/, '') : functionName);
}

/** The last profile in a folder, as one line: the parts with their share of the time in which the process did anything. */
export async function whereTimeWent(folder) {
  const [last] = readdirSync(folder).filter(file => file.endsWith('.cpuprofile')).map(file => path.join(folder, file)).sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  if (last === undefined) return [`${folder} holds no profile.`];
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(last, 'utf8'));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map(child => [child, id])));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, partOf(callFrame)]));
  for (const [id, part] of frames) frames.set(id, part ?? frames.get(parents.get(id)) ?? 'V8'); // callers stand before whom they called
  const spent = new Map();
  samples.forEach((id, place) => spent.set(frames.get(id), (spent.get(frames.get(id)) ?? 0) + (timeDeltas[place] ?? 0)));
  spent.delete('(idle)');
  const whole = [...spent.values()].reduce((sum, time) => sum + time, 0);
  const parts = [...spent].sort(([, one], [, other]) => other - one).slice(0, shownAtMost);
  return [`where the hall’s time went (${path.basename(last)}): ${parts.map(([part, time]) => `${part} ${((100 * time) / whole).toFixed(1)} %`).join(', ')}`];
}
