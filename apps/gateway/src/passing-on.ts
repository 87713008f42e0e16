// Requests that are a service's own are passed on as they came, and so are its answers; for one that is away the gateway says so.
import proxy from '@fastify/http-proxy';
import { tell, tellUnheard, underWay } from '@onehall/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { doors } from './doors.js';
import { away, type Neighbours } from './neighbours.js';
import { RecentlySaid } from './recently-said.js';

/** Milliseconds: longer than a service ever waits before it answers. One that is silent for longer hangs, and is away. */
const patience = 60_000;
/** A connection that was kept may have ended with the process at its other end: who only reads is not told of that. */
const broken = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);
const readers = new Set(['GET', 'HEAD']);

interface Attempt {
  readonly err?: { readonly code?: string } | null;
  readonly req: { readonly method?: string | undefined };
  readonly attempt: number;
}

const again = ({ err, req, attempt }: Attempt): number | null => (attempt < 2 && broken.has(err?.code ?? '') && readers.has(req.method ?? '') ? 20 : null);

/** What was heard of each request that is being answered. */
const bodies = new WeakMap<FastifyRequest, string>();
const askedBy = (request: FastifyRequest): string => `${request.url} ${bodies.get(request) ?? ''}`;

/** Where a request came from, by which name it is followed, and what was said about its matter a moment ago, as the gateway knows it: whatever the caller said of that is replaced. */
const introducing = (recently: RecentlySaid) => (request: FastifyRequest, headers: Record<string, unknown>) => ({ ...headers, 'x-forwarded-for': request.ip, 'x-correlation-id': request.id, [underWay]: recently.about(askedBy(request)) });

/** What a command has answered is remembered before whoever said it hears so. */
const passingBack = (recently: RecentlySaid) => async (request: FastifyRequest, reply: FastifyReply, { stream }: { readonly stream: Readable }) => {
  if (readers.has(request.method) || reply.statusCode >= 300) return reply.send(stream);
  const answer = await text(stream).catch(() => undefined);
  if (answer === undefined) return reply.raw.destroy();
  recently.heard({ asked: askedBy(request), answer });
  return reply.send(answer);
};

/** A request is heard whole before it is passed on: what is too large is refused here, since a service that closes the door while it is told looks like one that is away. */
function hearWhole(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body: Buffer, heard) => {
    bodies.set(request, body.toString());
    heard(null, Readable.from([body]));
  });
}

/** Opens the doors of the services, beside the gateway's own windows, which read what they are told by themselves. */
export async function passOn(fastify: FastifyInstance, { addresses }: Neighbours): Promise<void> {
  const recently = new RecentlySaid();
  await fastify.register(async doorway => {
    hearWhole(doorway);
    doorway.setErrorHandler(tellUnheard);
    for (const [word, service] of doors)
      await doorway.register(proxy as never, {
        upstream: addresses[service], prefix: `/${word}`, rewritePrefix: `/${word}`, proxyPayloads: false,
        http: { requestOptions: { timeout: patience } }, undici: { headersTimeout: patience, bodyTimeout: patience, connections: 64 }, disableRequestLogging: true,
        replyOptions: { rewriteRequestHeaders: introducing(recently), onResponse: passingBack(recently), retryDelay: again, onError: (reply: FastifyReply) => tell(away(service), reply.request, reply) },
      } as never);
  });
}
