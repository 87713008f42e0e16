// Every error becomes one problem at the edge: what the rules refuse, what the request lacks, and what broke inside, which is logged and not told.
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DiskRoom } from './disk-room.js';
import { tell } from './http-edge.js';
import { unexpected } from './problem.js';
import { problemOf } from './problem-of.js';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  constructor(private readonly room: DiskRoom) {}

  catch(error: unknown, context: ArgumentsHost): void {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const expected = problemOf(error);
    const problem = expected ?? unexpected();
    this.room.note(error);
    if (!expected) this.log.error(error instanceof Error ? error : new Error('Something that is no error was thrown.'));
    else if (problem.status >= 500) this.log.warn(`${problem.reason}: ${problem.says.en}`);
    if (!reply.sent) tell(problem, context.switchToHttp().getRequest<FastifyRequest>(), reply);
  }
}
