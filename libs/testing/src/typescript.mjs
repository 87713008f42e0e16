// Lets node run the house's TypeScript as it stands, for processes that a test starts: `node --import <this file> <entry>.ts`.
import { transform } from '@swc/core';
import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

const libs = new URL('../../', import.meta.url);
const options = {
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: { target: 'es2022', keepClassNames: true, parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false } },
};

// Node loads the hooks into a thread of their own, and this file with them.
if (isMainThread) register(import.meta.url);

/** `@onehall/kernel` is the door of that lib; `./log.js` beside a TypeScript file is `./log.ts`. */
export function resolve(specifier, context, next) {
  const lib = /^@onehall\/([a-z-]+)$/.exec(specifier)?.[1];
  if (lib) return next(new URL(`${lib}/src/index.ts`, libs).href, context);
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return next(source.href, context);
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transform(readFileSync(fileURLToPath(url), 'utf8'), { ...options, filename: fileURLToPath(url) });
  return { format: 'module', source: code, shortCircuit: true };
}
