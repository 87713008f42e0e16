// The desk: hand it a command and the words around it, and it answers when the log has it.
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Crew } from './crew.js';
import type { Answer, Said } from './saying.js';
import { withSecondLook } from './second-look.js';
import { namesIn } from './under-way.js';

const around = new AsyncLocalStorage<Said>();

/** The words around the command that is being handled. */
export function saidNow(): Said {
  const said = around.getStore();
  if (!said) throw new Error('A command was executed without the desk: use Desk.tell().');
  return said;
}

/** The way of every command into a service, from a window as from a policy. */
@Injectable()
export class Desk {
  constructor(
    private readonly commands: CommandBus,
    private readonly crew: Crew,
  ) {}

  /**
   * Nobody at a window is refused for what others here have said and nobody has followed yet; a policy or a timer, which gives the instant of its cause, is told again by whoever drives it.
   * Throws `Refused` (with its article), `NotYet`, `SaidOtherwise` (same id, other request), `Overtaken` (If-Match, or four conflicts with other processes), `KeyTaken`.
   */
  tell(command: object, said: Said): Promise<Answer> {
    const execute = (): Promise<Answer> => around.run(said, () => this.commands.execute<never, Answer>(command as never));
    return said.at === undefined ? withSecondLook(this.crew, namesIn(JSON.stringify(command)), execute) : execute();
  }
}
