// What surrounds every request: its correlation id, headers that protect the reader, and its time.
import { HttpException } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { v4 as uuid } from 'uuid';
import type { Config } from './config.js';
import { Doors } from './doors.js';
import { Gauges } from './gauges.js';
import { correlationOf } from './log.js';
import { languageOf, problemBody, problemType, unexpected, type Problem } from './problem.js';
import { problemOf } from './problem-of.js';

const ofStatus = (status: number): Problem => problemOf(new HttpException('', status)) ?? unexpected();
const protecting = (id: string) => ({ 'Content-Type': problemType, 'X-Correlation-Id': id, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' });

/** The answer to whoever is refused, by the filter as where none stands: in the form of the house and the language of whoever asked. */
export function tell(problem: Problem, { id, headers, url }: FastifyRequest, reply: FastifyReply): void {
  const [path = '/'] = url.split('?');
  const language = languageOf(headers['accept-language']);
  const body = problemBody(problem, { path, correlationId: id, language });
  void reply.status(problem.status).headers({ ...protecting(id), 'Content-Language': language, ...problem.says.headers }).send(JSON.stringify(body));
}

/** What cannot be heard to its end (an address that the router cannot read, a body that is too large), from the error of the framework. */
export const tellUnheard = (error: { readonly statusCode?: number }, request: FastifyRequest, reply: FastifyReply): void => tell(ofStatus(error.statusCode ?? 400), request, reply);

const unreadable: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** What is not even a request (headers without end, a method that is none, nothing for minutes): nobody knows who asked for what, and in which language. */
function unintelligible(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = ofStatus(unreadable[error.code ?? ''] ?? 400);
  const id = uuid();
  const body = JSON.stringify(problemBody(problem, { path: '/', correlationId: id, language: 'zh' }));
  const headers = { ...protecting(id), 'Content-Length': String(Buffer.byteLength(body)), Connection: 'close' };
  const lines = [`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  if (socket.writable) socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

/** Fastify with the house's limits. What somebody says of his address is believed only where he is one of the proxies that the hall trusts. */
export const httpAdapter = ({ bodyLimit, trustProxy }: Pick<Config, 'bodyLimit' | 'trustProxy'>): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit,
    trustProxy: trustProxy.length === 0 ? false : [...trustProxy],
    forceCloseConnections: 'idle',
    frameworkErrors: tellUnheard,
    clientErrorHandler: unintelligible,
    genReqId: (raw: IncomingMessage) => Object.assign(raw, { id: correlationOf(raw.headers) }).id,
  });

/** Adds the house's hooks and headers. Answers hold personal data, so nothing may keep them but the API document's own files. */
export function furnish(app: NestFastifyApplication): void {
  const gauges = app.get(Gauges);
  app.useSecurityHeaders({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } }, strictTransportSecurity: false, xFrameOptions: { action: 'deny' } });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain'); // JSON is the one language of the windows; what else is spoken is answered 415
  const doors = new Doors();
  fastify.addHook('onRoute', door => doors.add(door));
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Correlation-Id', request.id);
    if (!request.url.startsWith('/docs')) void reply.header('Cache-Control', 'no-store');
    const wrong = request.is404 ? doors.wrongMethod(request.url.split('?')[0] ?? '/') : undefined;
    if (wrong) tell(wrong, request, reply);
    else done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    gauges.served({ method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
    done();
  });
}
