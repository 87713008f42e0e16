// What surrounds every request: its correlation id, headers that protect the reader, and its time.
import { HttpException } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Config } from './config.js';
import { Gauges } from './gauges.js';
import { correlationOf } from './log.js';
import { languageOf, problemBody, problemType, unexpected } from './problem.js';
import { problemOf } from './problem-of.js';

/** An address that the router itself cannot read never reaches the filter, but gets the same form of answer. */
function unroutable(error: { readonly statusCode?: number }, { id, headers, url }: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(new HttpException('', error.statusCode ?? 400)) ?? unexpected();
  const [path = '/'] = url.split('?');
  const body = problemBody(problem, { path, correlationId: id, language: languageOf(headers['accept-language']) });
  void reply.status(problem.status).headers({ 'Content-Type': problemType, 'X-Correlation-Id': id, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' }).send(JSON.stringify(body));
}

/** Fastify with the house's limits. Whoever speaks through a proxy is not believed about addresses, since no address is used. */
export const httpAdapter = ({ bodyLimit }: Pick<Config, 'bodyLimit'>): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit,
    trustProxy: false,
    forceCloseConnections: 'idle',
    frameworkErrors: unroutable,
    genReqId: (raw: IncomingMessage) => Object.assign(raw, { id: correlationOf(raw.headers) }).id,
  });

/** Adds the house's hooks and headers. Answers hold personal data, so nothing may keep them but the API document's own files. */
export function furnish(app: NestFastifyApplication): void {
  const gauges = app.get(Gauges);
  app.useSecurityHeaders({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } }, strictTransportSecurity: false, xFrameOptions: { action: 'deny' } });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain'); // JSON is the one language of the windows; what else is spoken is answered 415
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Correlation-Id', request.id);
    if (!request.url.startsWith('/docs')) void reply.header('Cache-Control', 'no-store');
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    gauges.served({ method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
    done();
  });
}
