// One event and one policy: its commands are said in order, each under an id that is derived, so that saying them again means nothing new.
import { NotYet, Refused, type Recorded } from '@onehall/kernel';
import { v5 as uuidv5 } from 'uuid';
import { caseKeyOf, type AnyPolicy } from './any-view.js';
import type { Doors } from './lanes.js';
import type { Logger } from './logger.js';
import type { RecordOutcome } from './outcomes.js';
import { sentenceOf, troubleOf } from './trouble.js';

/** Hands a command to the service's own desk under the given id. Throws what the desk throws. */
export type Tell = (command: object, event: Recorded, commandId: string) => Promise<void>;

/** What reacting needs. */
export interface Reacting {
  readonly policy: AnyPolicy;
  readonly tell: Tell;
  readonly recordOutcome: RecordOutcome;
  readonly logger: Logger;
  readonly doors: Doors;
  /** The key of the stream that a command is for; part of the command's id. */
  readonly targetOf?: (command: object) => string;
  /** Errors of the desk, beside `NotYet`, after which the same command may succeed in a moment. */
  readonly mayPass?: (error: unknown) => boolean;
  /** Whether nobody waits any longer. */
  readonly isOver: () => boolean;
}

/** Thrown when the process stops while an event waits: it is not done, and will be read again. */
export class GivenUp extends Error {}

const commandSpace = '6d1f3c0a-9c3b-5a52-8f0e-0a5e1c7b2d44';
const attempts = 20;
const longestPause = 320;
const longestOutage = 2_000;

/** The id of a policy's command: the same for the same event, whenever and wherever it is said. `ordinal` counts commands of one class for one target. */
export const commandIdOf = (policy: string, eventId: string, told: { readonly target: string; readonly command: string; readonly ordinal: number }): string =>
  uuidv5(JSON.stringify([policy, eventId, told.target, told.command, told.ordinal]), commandSpace);

const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

/** Says what follows from an event. `Refused` is recorded and passed; `NotYet` is tried 20 times in about five seconds; an outage is waited for. Throws anything else, and the last `NotYet`. */
export async function reactTo(event: Recorded, reacting: Reacting): Promise<void> {
  const ordinals = new Map<string, number>();
  for (const command of reacting.policy.react(event)) {
    const target = reacting.targetOf?.(command) ?? '';
    const kind = JSON.stringify([command.constructor.name, target]);
    const ordinal = ordinals.get(kind) ?? 0;
    ordinals.set(kind, ordinal + 1);
    await say(command, event, { reacting, commandId: commandIdOf(reacting.policy.name, event.id, { target, command: command.constructor.name, ordinal }) });
  }
}

/** One command on its way, with all that it is said by. */
interface Said {
  readonly reacting: Reacting;
  readonly commandId: string;
}

async function say(command: object, event: Recorded, said: Said): Promise<void> {
  const { reacting, commandId } = said;
  for (let waits = 0, outages = 0; ; ) {
    if (reacting.isOver()) throw new GivenUp();
    try {
      return await reacting.doors.through(() => reacting.tell(command, event, commandId).catch((error: unknown) => recordRefusal(error, { command, event }, said)));
    } catch (error) {
      if (error instanceof NotYet || reacting.mayPass?.(error)) {
        if (waits === attempts) throw error;
        await pause(Math.min(10 * 2 ** waits, longestPause));
        waits += 1;
      } else if (troubleOf(error) === 'poison') throw error;
      else {
        if (outages % 30 === 0) reacting.logger.warn({ policy: reacting.policy.name, event: event.id, error: sentenceOf(error) }, 'A policy could not say its command and tries again.');
        await pause(Math.min(10 * 2 ** outages, longestOutage));
        outages += 1;
      }
    }
  }
}

/** A refusal is an outcome; anything else is thrown again. */
async function recordRefusal(error: unknown, { command, event }: { readonly command: object; readonly event: Recorded }, { reacting, commandId }: Said): Promise<void> {
  if (!(error instanceof Refused) || error instanceof NotYet) throw error;
  const { policy, recordOutcome } = reacting;
  await recordOutcome({ commandId, policy: policy.name, eventId: event.id, caseKey: caseKeyOf(event), command: command.constructor.name, reason: error.reason, sentence: error.refusal.en });
}
