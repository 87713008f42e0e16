// What calls answer, as the API document promises it: each call what its window says beside it; a command and a page what all of them have.
import { Reflector } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { answering, type Promised } from './answers.js';
import { routesOf } from './routes.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type SchemaObject = Exclude<Schemas[string], { $ref: string }>;

const text: SchemaObject = { type: 'string' };
const count: SchemaObject = { type: 'integer', minimum: 0 };

/** What every command answers, and every page of a list. Further fields stand beside these. */
const common: Schemas = {
  Answer: {
    type: 'object',
    description: '命令的答复：流现在的版本、可用于 X-Hall-After 的 token / what a command answers; the same request said again gets the same answer',
    required: ['version', 'token', 'repeated'],
    properties: {
      stream: text,
      version: { ...count, description: '可用于 If-Match / for If-Match' },
      token: { ...text, description: '可用于 X-Hall-After：所写入的、或者无须再写入而已有的最后一件事；一件也没有时为空 / for X-Hall-After: the last fact that was written, or that stood there already so that nothing had to be; empty where there is none' },
      repeated: { type: 'boolean' },
    },
    additionalProperties: true,
  },
  Page: {
    type: 'object',
    description: '一页 / a page of a list',
    required: ['items', 'total', 'page', 'size'],
    properties: { items: { type: 'array', items: { type: 'object', additionalProperties: true } }, total: count, page: { type: 'integer', minimum: 1 }, size: { type: 'integer', minimum: 1, maximum: 200 } },
    additionalProperties: true,
  },
};

/** What each call promises, by method and path as the document writes it. */
export function promisesOf(app: INestApplicationContext): ReadonlyMap<string, Promised> {
  const reflector = new Reflector();
  return new Map(
    routesOf(app).flatMap(({ controller, handler, method, path }) => {
      const promised = reflector.getAllAndOverride<Promised | undefined>(answering, [handler, controller]);
      return promised ? [[`${method} ${path.replace(/:(\w+)/g, '{$1}')}`, promised] as const] : [];
    }),
  );
}

/** The schemas of all answers by name. Throws for a name that stands for two answers, or for an answer and a form (`taken`). */
export function answerSchemas(promised: Iterable<Promised>, taken: Iterable<string>): Schemas {
  const forms = new Set(taken);
  const schemas = new Map<string, object>(Object.entries(common));
  for (const { name, schema } of promised) {
    const known = schemas.get(name);
    if (forms.has(name) || (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema))) throw new Error(`The name ${name} stands for two schemas.`);
    schemas.set(name, schema);
  }
  return Object.fromEntries(schemas);
}

/** An operation as far as it says what it answers. */
export interface Answering {
  readonly responses: Record<string, unknown>;
}

/** Gives an operation's successes the schema that was promised, where they have none of their own. */
export function describeSuccess(operation: Answering, { name }: Promised): void {
  for (const [status, response] of Object.entries(operation.responses)) {
    if (/^20\d$/.test(status)) operation.responses[status] = { content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } }, ...(response as object) };
  }
}
