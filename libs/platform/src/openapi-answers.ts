// What calls answer, as far as all calls of a kind answer alike: a command says where its stream stands, a list is a page. Nothing is claimed of any other call.
import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type SchemaObject = Exclude<Schemas[string], { $ref: string }>;

const text: SchemaObject = { type: 'string' };
const count: SchemaObject = { type: 'integer', minimum: 0 };

/** By name, for `components.schemas`. Further fields stand beside these: what was made, or when a list was counted. */
export const answerSchemas: Schemas = {
  Answer: {
    type: 'object',
    description: '命令的答复：流现在的版本、可用于 X-Hall-After 的 token / what a command answers; the same request said again gets the same answer',
    required: ['version', 'token', 'repeated'],
    properties: {
      stream: text,
      version: { ...count, description: '可用于 If-Match / for If-Match' },
      token: { ...text, description: '可用于 X-Hall-After；什么也没有写入时为空 / for X-Hall-After; empty when nothing was written' },
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

/** An operation as far as it says what kind of call it is. */
export interface Answering {
  readonly parameters?: readonly { readonly name?: string; readonly in?: string }[];
  readonly responses: Record<string, unknown>;
}

function kindOf({ parameters = [] }: Answering): 'Answer' | 'Page' | undefined {
  const takes = (place: string, name: string): boolean => parameters.some(parameter => parameter.in === place && parameter.name === name);
  if (takes('header', 'Idempotency-Key')) return 'Answer';
  return takes('query', 'page') && takes('query', 'size') ? 'Page' : undefined;
}

/** Adds the schema of a command's answer or of a page to an operation's successes, where it has none of its own. */
export function describeSuccess(operation: Answering): void {
  const kind = kindOf(operation);
  if (!kind) return;
  for (const [status, response] of Object.entries(operation.responses)) {
    if (/^20[01]$/.test(status)) operation.responses[status] = { content: { 'application/json': { schema: { $ref: `#/components/schemas/${kind}` } } }, ...(response as object) };
  }
}
