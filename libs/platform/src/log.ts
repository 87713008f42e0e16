// What the process writes down about itself: JSON lines in a file, warnings on stderr too, and never what people said.
import { RequestMethod } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Params } from 'nestjs-pino';
import { destination, multistream, pino, type Level, type Logger } from 'pino';
import { v4 as uuid, validate } from 'uuid';

const largest = 64 * 1024 * 1024;
/** What may wait for room on a full disk; later lines are lost. */
const unwritten = 1024 * 1024;

/** Kept as they stand in an address: words of the API, ids and small numbers. Anything else may be a code or a name. */
const harmless = /^([a-z][a-z.-]{0,39}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,4})$/;

/** An address as it may be written down: query values and path parts that may be codes are struck out. */
export function withoutCodes(url: string): string {
  const [path = '', query] = url.split('?', 2);
  const parts = path.split('/').map(part => (part === '' || harmless.test(part) ? part : '*'));
  const names = (query ?? '').split('&').map(pair => pair.split('=', 1)[0] ?? '').filter(name => /^[A-Za-z]{1,40}$/.test(name));
  return parts.join('/') + (names.length === 0 ? '' : `?${names.map(name => `${name}=*`).join('&')}`);
}

/** The correlation id of a request: the caller's own when it is a uuid, a new one otherwise. It is kept for ever with what was said, so that nothing else may stand there: a phone number would. */
export function correlationOf(headers: IncomingMessage['headers']): string {
  const given = headers['x-correlation-id'];
  return typeof given === 'string' && validate(given) ? given : uuid();
}

/** An error as it may be written down. Drivers hang the failed statement, its parameters and rows on their errors: those stay out. pino-http hands over errors that it has made plain objects of. */
function writtenError(error: unknown): object {
  if (typeof error !== 'object' || error === null) return { type: typeof error };
  const given: Readonly<Record<string, unknown>> = { type: error instanceof Error ? error.name : 'unknown', message: '', stack: '', ...error, ...(error instanceof Error ? { message: error.message, stack: error.stack } : {}) };
  return Object.fromEntries(['type', 'message', 'stack', 'code'].flatMap(name => (typeof given[name] === 'string' ? [[name, given[name]]] : [])));
}

function logFile(dataDir: string): string {
  const file = join(dataDir, 'hall.log');
  if (existsSync(file) && statSync(file).size > largest) renameSync(file, `${file}.1`);
  return file;
}

/** What goes to stderr while `loud` says so. */
const spoken = (loud: () => boolean): { write(line: string): void } => {
  const stderr = destination({ dest: 2, sync: true });
  return { write: line => void (loud() && stderr.write(line)) };
};

/**
 * Everything from `level` on goes to `<dataDir>/hall.log`, warnings and errors to stderr as well while `loud` says so: a process that ends with one sentence is not to bury it. A log that grew beyond 64 MiB is set aside as `hall.log.1` at the next start.
 * Each line is written at once: the last words of a process that is killed are there, and on a full disk there is nothing left to flush for ever at the end.
 */
export function openDiary(dataDir: string, level: string, loud = () => true): Logger {
  if (level === 'silent') return pino({ level });
  const file = destination({ dest: logFile(dataDir), mkdir: true, mode: 0o600, sync: true, maxLength: unwritten });
  file.on('error', () => undefined); // a full disk must not end the hall through its diary
  const streams = [
    { level: level as Level, stream: file },
    { level: 'warn' as Level, stream: spoken(loud) },
  ];
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: label => ({ level: label }) }, serializers: { err: writtenError } }, multistream(streams));
}

type Request = IncomingMessage & { readonly id?: unknown; readonly originalUrl?: string };

/** Of every answer from 500 on, pino-http makes an error of its own: it says what the status says, with a stack that leads nowhere. */
const ofStatus = /^failed with status code \d+$/;
const requestError = (error: unknown): object | undefined => (typeof error === 'object' && error !== null && 'message' in error && ofStatus.test(String(error.message)) ? undefined : writtenError(error));

const outcome = (_: IncomingMessage, { statusCode }: ServerResponse, error?: Error): Level => (error || statusCode >= 500 ? 'error' : 'info');

/** How nestjs-pino logs requests through that log: method, address without codes, status, time; no header, no body, no address of a person. */
export const requestLog = (logger: Logger): Params => ({
  // Its own default, `{/*splat}`, matches no request under Nest 12 with Fastify: then nothing is logged.
  forRoutes: [{ path: '{*splat}', method: RequestMethod.ALL }],
  pinoHttp: {
    logger,
    genReqId: ({ id }: Request) => (typeof id === 'string' ? id : uuid()),
    quietReqLogger: true,
    autoLogging: { ignore: ({ url }) => /^\/(health|metrics|docs)/.test(url ?? '') },
    customLogLevel: outcome,
    customAttributeKeys: { reqId: 'correlationId' },
    serializers: {
      req: ({ method, url }: { method: string; url: string }) => ({ method, url: withoutCodes(url) }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      err: requestError,
    },
  },
});
