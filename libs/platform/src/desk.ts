// The desk: hand it a command and the words around it, and it answers when the log has it.
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Answer, Said } from './saying.js';
import { asksAbout } from './second-look.js';
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
  constructor(private readonly commands: CommandBus) {}

  /**
   * Nobody at a window is answered by what somebody here has not followed yet of what others have said about the same matter, and when he is refused, his whole request is answered again, what it looks up beforehand too (`second-look.ts`).
   * Throws `Refused` (with its article), `NotYet`, `SaidOtherwise` (same id, other request), `Overtaken` (If-Match, or four conflicts with other processes), `KeyTaken`.
   */
  async tell(command: object, said: Said): Promise<Answer> {
    await asksAbout(namesIn(JSON.stringify(command)));
    return around.run(said, () => this.commands.execute<never, Answer>(command as never));
  }
}
