// Reading one's own writes: a request that carries the token of an earlier answer waits until this service has followed it; whoever is refused is heard again while what he asks about is on its way.
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Crew } from './crew.js';
import { placesOf } from './position-token.js';
import { withSecondLook } from './second-look.js';
import { namesIn } from './under-way.js';
import { illFormed } from './well-formed.js';

const patience = 1_000;

/** The header in which the gateway tells a service what was said about a request's matter a moment ago: tokens, with commas between them. */
export const underWay = 'x-hall-under-way';

/** Header `X-Hall-After: <token>`; when views have not followed within a second the answer carries `X-Hall-Stale: true`. */
@Injectable()
export class AfterInterceptor implements NestInterceptor {
  constructor(private readonly crew: Crew) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const token = request.headers['x-hall-after'];
    const [, service = ''] = request.url.split('/');
    const reading = request.method === 'GET';
    if (typeof token === 'string' && token !== '') {
      const followed = await this.crew.followed(service, token, patience);
      if (!followed) void http.getResponse<FastifyReply>().header('X-Hall-Stale', 'true');
    }
    const said = placesOf(String(request.headers[underWay] ?? ''));
    const form = illFormed(request.body) ? undefined : request.body;
    // The whole of what a window does, what it looks up before it says a command as the command itself: a second look at what was looked up before would see the same.
    return from(withSecondLook(this.crew, { service, reading, names: namesIn(`${request.url} ${JSON.stringify(form ?? '')}`), said }, () => lastValueFrom(next.handle())));
  }
}
