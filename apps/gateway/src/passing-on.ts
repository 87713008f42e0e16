// Requests that are a service's own are passed on as they came, and so are its answers; for one that is away the gateway says so.
import proxy from '@fastify/http-proxy';
import { tell, tellUnheard } from '@onehall/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { doors } from './doors.js';
import { away, type Neighbours } from './neighbours.js';

/** Milliseconds: longer than a service ever waits before it answers. */
const patience = 130_000;
/** A connection that was kept may have ended with the process at its other end: who only reads is not told of that. */
const broken = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);
const readers = new Set(['GET', 'HEAD']);

interface Attempt {
  readonly err?: { readonly code?: string } | null;
  readonly req: { readonly method?: string | undefined };
  readonly attempt: number;
}

const again = ({ err, req, attempt }: Attempt): number | null => (attempt < 2 && broken.has(err?.code ?? '') && readers.has(req.method ?? '') ? 20 : null);

/** Where a request came from, and by which name it is followed, as the gateway knows it: whatever the caller said of that is replaced. */
const introduced = ({ id, ip }: FastifyRequest, headers: Record<string, unknown>) => ({ ...headers, 'x-forwarded-for': ip, 'x-correlation-id': id });

/** A request is heard whole before it is passed on: what is too large is refused here, since a service that closes the door while it is told looks like one that is away. */
function hearWhole(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, heard) => heard(null, Readable.from([body])));
}

/** Opens the doors of the services, beside the gateway's own windows, which read what they are told by themselves. */
export async function passOn(fastify: FastifyInstance, { addresses }: Neighbours): Promise<void> {
  await fastify.register(async doorway => {
    hearWhole(doorway);
    doorway.setErrorHandler(tellUnheard);
    for (const [word, service] of doors)
      await doorway.register(proxy as never, {
        upstream: addresses[service], prefix: `/${word}`, rewritePrefix: `/${word}`, proxyPayloads: false,
        http: { requestOptions: { timeout: patience } }, undici: { headersTimeout: patience, bodyTimeout: patience, connections: 64 }, disableRequestLogging: true,
        replyOptions: { rewriteRequestHeaders: introduced, retryDelay: again, onError: (reply: FastifyReply) => tell(away(service), reply.request, reply) },
      } as never);
  });
}
