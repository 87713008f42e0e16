// deciding(Command, stream, decision): the one clever line; it makes the CommandBus handler of a decision.
import { Inject, type Provider } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { Decide, Event, Scene, Stream } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { saidNow } from './desk.js';
import type { Answer } from './saying.js';
import { StreamWriter } from './stream-writer.js';

/** What a decision may need beside its stream. */
export interface Deciding<Command> {
  /** Names the register from which `scene.number` is drawn, e.g. `<hall>/2026/visit`. */
  readonly draws?: (command: Command, scene: Scene<Law>) => string;
}

const targets = new WeakMap<object, (command: object) => string>();

/** Which stream a command is for, `<kind>/<id>`: part of the id under which a policy says it. Empty for a command that has no stream. */
export const targetOf = (command: object): string => targets.get(command.constructor)?.(command) ?? '';

/** Registers a decision as the handler of its command. */
// eslint-disable-next-line no-restricted-syntax -- a line of the contents: command, stream, decision, and what it draws
export function deciding<C extends object, Key extends string & keyof C, State, E extends Event>(
  command: new (...given: never[]) => C,
  stream: Stream<Key, State, E>,
  decide: Decide<C, State, E, Law>,
  options: Deciding<C> = {},
): Provider {
  class Decision {
    constructor(private readonly writer: StreamWriter) {}
    execute(said: C): Promise<Answer> {
      return this.writer.write({ command: said, stream, decide, draws: options.draws }, saidNow());
    }
  }
  Object.defineProperty(Decision, 'name', { value: `${command.name}Decision` });
  Inject(StreamWriter)(Decision, undefined, 0);
  targets.set(command, said => `${stream.kind}/${String((said as Readonly<Record<string, unknown>>)[stream.key])}`);
  CommandHandler(command as never)(Decision);
  return Decision;
}
