// The API document: every call with its own name, and every problem in the one form that they all have.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from './config.js';
import { WHOLE_DOCUMENT } from './injection.js';
import { answerSchemas, describeSuccess, promisesOf, type Answering } from './openapi-answers.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type SchemaObject = Exclude<Schemas[string], { $ref: string }>;

const text: SchemaObject = { type: 'string' };

const fieldError: SchemaObject = {
  type: 'object',
  required: ['field', 'rule', 'detail', 'detailEn'],
  properties: { field: text, rule: text, detail: text, detailEn: text },
};

const problemSchema: SchemaObject = {
  type: 'object',
  description: 'RFC 9457；detail 依 Accept-Language 为中文或英文 / detail follows Accept-Language',
  required: ['type', 'title', 'status', 'detail', 'detailEn', 'instance', 'reason', 'correlationId'],
  properties: {
    type: { ...text, example: 'urn:onehall:problem:NOT_ASKED' },
    title: text,
    status: { type: 'integer' },
    detail: text,
    detailEn: text,
    instance: text,
    reason: { ...text, example: 'NOT_ASKED' },
    correlationId: text,
    article: { ...text, example: '信访工作条例 第二十三条第三款' },
    field: text,
    errors: { type: 'array', items: fieldError },
  },
};

const problemResponse = { description: '问题说明 / a problem (RFC 9457)', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };

interface Operation extends Answering {
  readonly operationId?: string;
  parameters?: unknown[];
}

const afterHeader = {
  name: 'X-Hall-After',
  in: 'header',
  required: false,
  schema: text,
  description: '先前命令答复中的 token：等到本服务已跟上那件事，至多一秒 / the token that an earlier command answered: this service has followed that fact first, or within a second answers with X-Hall-Stale: true',
};
const servesNobody = /^\w+ \/(?:identity|health|metrics|clock)/;

const methods = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options']);

interface Call {
  readonly route: string;
  readonly operation: Operation;
}

const callsOf = ({ paths }: OpenAPIObject): readonly Call[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Readonly<Record<string, Operation>>).flatMap(([method, operation]) => (methods.has(method) ? [{ route: `${method.toUpperCase()} ${path}`, operation }] : [])),
  );

/** Throws when a call has no operationId of its own, or shares one: clients are made from these names. */
function assertNamed(calls: readonly Call[]): void {
  const routes = new Map<string, readonly string[]>();
  for (const { route, operation } of calls) routes.set(operation.operationId ?? '', [...(routes.get(operation.operationId ?? '') ?? []), route]);
  const nameless = routes.get('') ?? [];
  if (nameless.length > 0) throw new Error(`These routes lack an operationId: ${nameless.join(', ')}.`);
  const twice = [...routes].filter(([, shared]) => shared.length > 1).map(([name, shared]) => `${name} (${shared.join(', ')})`);
  if (twice.length > 0) throw new Error(`These operationIds stand for several routes: ${twice.join('; ')}.`);
}

/** The API document of a running application. Throws for a route without an operationId. */
export function apiDocument(app: NestFastifyApplication, { hallName }: Pick<Config, 'hallName'>): OpenAPIObject {
  const described = new DocumentBuilder().setTitle(`OneHall ${hallName}`).setDescription('联合接访大厅 / joint reception hall').setVersion('0.1').setOpenAPIVersion('3.1.0').addBearerAuth().build();
  const document = SwaggerModule.createDocument(app, described, { operationIdFactory: () => '' });
  const calls = callsOf(document);
  assertNamed(calls);
  const promises = promisesOf(app);
  for (const { route, operation } of calls) {
    operation.responses['default'] ??= problemResponse;
    if (!servesNobody.test(route)) operation.parameters = [...(operation.parameters ?? []), afterHeader];
    const promised = promises.get(route);
    if (promised) describeSuccess(operation, promised);
  }
  const forms = document.components?.schemas ?? {};
  return { ...document, components: { ...document.components, schemas: { ...forms, ...answerSchemas(promises.values(), Object.keys(forms)), Problem: problemSchema } } };
}

/** The API document, as it is read. */
export type ApiDocument = OpenAPIObject;

/** Provided as `WHOLE_DOCUMENT`: what stands there beside a process's own. `ready` is awaited before anybody reads, and throws a problem when it cannot be had. */
export interface WholeDocument {
  ready(): Promise<void>;
  of(own: ApiDocument): ApiDocument;
}

/** Serves the document at `/docs` for people, without fetching anything from elsewhere, and at `/docs/openapi.json` for machines. Whoever comes to the front door is led there. */
export function serveDocument(app: NestFastifyApplication, config: Pick<Config, 'hallName'>): void {
  const own = apiDocument(app, config);
  const whole = app.get<WholeDocument>(WHOLE_DOCUMENT);
  app.getHttpAdapter().getInstance().addHook('onRequest', async ({ url }: FastifyRequest) => (url.startsWith('/docs') ? whole.ready() : undefined));
  SwaggerModule.setup('docs', app, () => whole.of(own), { raw: ['json'], jsonDocumentUrl: 'docs/openapi.json', customSiteTitle: 'OneHall API' });
  app.getHttpAdapter().get('/', (_request: unknown, reply: FastifyReply) => reply.redirect('/docs'));
}
