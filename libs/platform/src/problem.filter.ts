// Every error becomes one problem at the edge: what the rules refuse, what the request lacks, and what broke inside, which is logged and not told.
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { DiskRoom } from './disk-room.js';
import { languageOf, problemBody, problemType, unexpected } from './problem.js';
import { problemOf } from './problem-of.js';
import type { AtWindow } from './window.js';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly room: DiskRoom,
  ) {}

  catch(error: unknown, context: ArgumentsHost): void {
    const request = context.switchToHttp().getRequest<AtWindow>();
    const response: unknown = context.switchToHttp().getResponse();
    const adapter = this.host.httpAdapter;
    const expected = problemOf(error);
    const problem = expected ?? unexpected();
    this.room.note(error);
    if (!expected) this.log.error(error instanceof Error ? error : new Error('Something that is no error was thrown.'));
    else if (problem.status >= 500) this.log.warn(`${problem.reason}: ${problem.says.en}`);
    if (adapter.isHeadersSent(response)) return;
    const language = languageOf(request.headers['accept-language']);
    const [path = '/'] = (request.url ?? '/').split('?');
    const headers = { 'Content-Type': problemType, 'Content-Language': language, ...problem.says.headers };
    for (const [name, value] of Object.entries(headers)) adapter.setHeader(response, name, value);
    adapter.reply(response, JSON.stringify(problemBody(problem, { path, correlationId: request.id ?? '', language })), problem.status);
  }
}
