// Loads the demo hall through its own windows: what an administrator would do, said once however often the hall starts.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Tokens, type Config } from '@onehall/platform';
import { createHash } from 'node:crypto';
import { departments, type DemoDepartment } from './departments.js';

/** What is there after loading. */
export interface Loaded {
  readonly departments: number;
}

/** The same words have the same key; words that were changed in a later version are a new request, which the register may refuse. */
const keyOf = (about: DemoDepartment): string => `demo-${createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 32)}`;

/** 409: the department stands in the register, in other words; it stays as it is. */
const fine = new Set([200, 201, 409]);

/** Opens the demo's departments. Throws when the register answers anything but that they are there. */
export async function loadDemo(app: NestFastifyApplication, { hallId }: Pick<Config, 'hallId'>): Promise<Loaded> {
  const { token } = await app.get(Tokens).sign({ id: 'u-administrator', name: '', role: 'administrator' });
  for (const about of departments) {
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': keyOf(about) };
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/routing/departments', headers, payload: { ...about } });
    if (!fine.has(statusCode)) throw new Error(`The hall ${hallId} did not open ${about.department}: ${statusCode} ${body}`);
  }
  return { departments: departments.length };
}
