// How a command becomes events: load, decide, seal, append; decided again when another writer was first.
import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';
import { contracts, personalFields } from '@onehall/contracts';
import type { Answered, Append, Appended, EventLog, NewEvent } from '@onehall/event-store';
import { Refused, streamId, type Claim, type Decide, type Event, type Scene, type Stream } from '@onehall/kernel';
import { dayOfInstant, lawOn, settingsOf, type Law, type Settings } from '@onehall/rulebook';
import { sealAll, type Vault } from '@onehall/vault';
import { assertSpoken } from './spoken.js';
import { claimOn, placeOfRegister, registers } from './register.js';
import { KeyTaken, NumberIsVoid, Overtaken, SaidOtherwise } from './said-errors.js';
import { positionToken } from './position-token.js';
import type { HallClock } from './hall-clock.js';
import { InTurn } from './in-turn.js';
import { KnownStates, type Known } from './known-states.js';
import type { Answer, Said } from './saying.js';
import { fold, ownReader } from './stream-reader.js';
import type { Wrote } from './under-way.js';
import { assertWellFormed } from './well-formed.js';

/** A command with the stream it speaks to and the decision that answers it. */
export interface Task<Command extends object, Key extends string, State, E extends Event> {
  readonly command: Command;
  readonly stream: Stream<Key, State, E>;
  readonly decide: Decide<Command, State, E, Law>;
  /** The register from which a number is drawn for the scene, e.g. `<hall>/2026/visit`. */
  readonly draws?: ((command: Command, scene: Scene<Law>) => string) | undefined;
}

interface Drawn {
  readonly register: string;
  readonly number: number;
}

/** What was decided; `again`: the number that the command had drawn before, and that may have been voided since. */
interface Decided<E> {
  readonly events: readonly E[];
  readonly again: readonly Drawn[];
}

const attempts = 4;
const json = (value: unknown): string => canonicalize(value) ?? 'null';
const keyed = (command: object, key: string): string => String((command as Readonly<Record<string, unknown>>)[key]);

/** What writing needs. `settings`: what this hall sets differently in the rulebook. */
export interface Writing {
  readonly log: EventLog;
  readonly vault: Vault;
  readonly clock: HallClock;
  readonly settings?: Partial<Settings>;
  /** Told what was written, before whoever said it is. */
  readonly wrote?: (said: Wrote) => void;
}

/** A command on its way: what it says, who said it, and to which stream. */
interface Telling<C extends object, Key extends string, State, E extends Event> {
  readonly task: Task<C, Key, State, E>;
  readonly said: Said;
  readonly stream: string;
  readonly request: Buffer;
}

/** Writes the streams of one service. */
export class StreamWriter {
  private readonly read: ReturnType<typeof ownReader>;
  private readonly known = new KnownStates();
  private readonly turns = new InTurn();
  private readonly settings: Settings;

  constructor(private readonly given: Writing) {
    this.read = ownReader(given.log.service);
    this.settings = settingsOf(given.settings);
  }

  async write<C extends object, Key extends string, State, E extends Event>(task: Task<C, Key, State, E>, said: Said): Promise<Answer> {
    assertWellFormed(task.command);
    const stream = streamId(said.hall, task.stream.kind, keyed(task.command, task.stream.key));
    const telling = { task, said, stream, request: this.requestOf(task.command, stream) };
    // Sixteen departments may speak of one case at once: in this process nobody need beat another.
    return this.turns.run(stream, () => this.decideAndAppend(telling));
  }

  private async decideAndAppend<C extends object, Key extends string, State, E extends Event>(telling: Telling<C, Key, State, E>): Promise<Answer> {
    const { task, said, stream } = telling;
    const guessed = await this.guess(telling);
    if (guessed) return guessed;
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const loaded = await this.given.log.load(said.commandId, telling.request, stream);
      if (loaded.was === 'mismatch') throw new SaidOtherwise();
      if (loaded.was === 'answered') return this.answer(stream, loaded.answer, true);
      const appended = await this.attempt(telling, { state: fold(task.stream, loaded.events.map(this.read)), version: loaded.events.at(-1)?.version ?? 0 });
      switch (appended.status) {
        case 'ok':
        case 'duplicate':
          return this.answer(stream, appended, appended.status === 'duplicate');
        case 'conflict':
          if (said.ifMatch !== undefined) throw new Overtaken(appended.version);
          continue;
        case 'mismatch':
          throw new SaidOtherwise();
        case 'taken':
          throw new KeyTaken(task.command.constructor.name);
        case 'archived':
          throw new Overtaken(-1);
      }
    }
    throw new Overtaken(-1);
  }

  /**
   * Decides on the state that this process knows, without asking the log first. The append confirms the guess, or answers what this command id was answered before;
   * in every other case the guess says nothing, a refusal least of all, and the command is decided on what the log holds.
   */
  private async guess<C extends object, Key extends string, State, E extends Event>(telling: Telling<C, Key, State, E>): Promise<Answer | undefined> {
    const { task, said, stream } = telling;
    const known = said.ifMatch === undefined ? this.known.of(stream, task.stream) : undefined;
    if (!known) return undefined;
    const appended = await this.attempt(telling, known).catch((error: unknown) => {
      if (error instanceof Refused) return undefined;
      throw error;
    });
    if (appended?.status === 'ok' || appended?.status === 'duplicate') return this.answer(stream, appended, appended.status === 'duplicate');
    this.known.forget(stream);
    return undefined;
  }

  /** Keyed, because a bare hash of a request could be guessed back to the phone number in it. */
  private requestOf(command: object, stream: string): Buffer {
    return createHash('sha256').update(this.given.vault.digest('request', json([command.constructor.name, stream, command]))).digest();
  }

  private async attempt<C extends object, Key extends string, State, E extends Event>({ task, said, stream, request }: Telling<C, Key, State, E>, { state, version }: Known<State>): Promise<Appended> {
    if (said.ifMatch !== undefined && said.ifMatch !== version) throw new Overtaken(version);
    const now = said.at ?? this.given.clock.now();
    const scene: Scene<Law> = { now, hall: said.hall, actor: said.actor, law: this.lawAt(now), number: 0 };
    const { events: decided, again } = await this.decide(task, state, { scene, commandId: said.commandId });
    decided.forEach(assertSpoken);
    const claims = [...decided.flatMap(event => task.stream.claims?.(event, this.given.vault.digest) ?? []), ...again.map(({ register, number }) => claimOn(register, number))];
    const events = await this.seal(decided, { ...said, at: now }, scene.law);
    const append: Append = { commandId: said.commandId, request, stream, kind: task.stream.kind, expected: version, events, claims: claims.map(inHall(said.hall)) };
    const appended = await this.given.log.append(append);
    if (appended.status === 'taken') for (const drawn of again) await this.assertUsable(drawn);
    if (appended.status !== 'ok') return appended;
    if (appended.gpos !== null) this.given.wrote?.({ service: this.given.log.service, stream, data: events.map(({ data }) => data), gpos: appended.gpos });
    this.known.remember(stream, task.stream, { state: events.reduce((before, event) => task.stream.evolve(before, asKept<E>(event)), state), version: appended.lastVersion });
    return appended;
  }

  /** The law in force on the legal day of an instant. */
  private lawAt(instant: string): Law {
    return lawOn(dayOfInstant(instant), this.settings);
  }

  /** A number is drawn only when the decision, tried with number 0, has something to say: a refusal leaves no hole in the register. */
  private async decide<C extends object, Key extends string, State, E extends Event>(
    task: Task<C, Key, State, E>,
    state: State,
    { scene, commandId }: { scene: Scene<Law>; commandId: string },
  ): Promise<Decided<E>> {
    const tried = task.decide(task.command, state, scene);
    if (!task.draws || tried.length === 0) return { events: tried, again: [] };
    const register = task.draws(task.command, scene);
    const { number, again } = await this.given.log.draw(register, commandId);
    return { events: task.decide(task.command, state, { ...scene, number }), again: again ? [{ register, number }] : [] };
  }

  private async assertUsable({ register, number }: Drawn): Promise<void> {
    const { hall, registerId } = placeOfRegister(register);
    const history = await this.given.log.stream(streamId(hall, registers.kind, registerId));
    if (fold(registers, history.map(this.read)).includes(number)) throw new NumberIsVoid();
  }

  private async seal(events: readonly Event[], said: Said & { readonly at: string }, law: Law): Promise<NewEvent[]> {
    const { hall, at, actor, commandId, correlationId, causationId } = said;
    const meta = json({ hall, at, actor, commandId, correlationId, causationId, rulebook: law.rulebook, calendar: law.calendar });
    const drafts = events.map((event, index) => ({ event, id: uuidv5(String(index), commandId), contract: contracts.get(event.type) }));
    const sealed = await sealAll(this.given.vault, drafts.map(({ event, id, contract }) => ({ data: event.data, eventId: id, fields: contract ? personalFields(contract) : [] })));
    return drafts.map(({ event, id }, index) => ({ id, type: event.type, schemaVersion: event.schemaVersion, data: json(sealed[index]), meta }));
  }

  private async answer(stream: string, { lastVersion, gpos }: Answered, repeated: boolean): Promise<Answer> {
    const last = gpos ?? (await this.lastOf(stream, lastVersion));
    return { stream, version: lastVersion, token: last === undefined ? '' : positionToken({ service: this.given.log.service, gpos: last }), repeated };
  }

  /** A command that wrote nothing, since all had been said before, rests on the last event of its stream: whoever waits for that one sees what was meant. */
  private async lastOf(stream: string, version: number): Promise<number | undefined> {
    return version === 0 ? undefined : (await this.given.log.stream(stream, version - 1))[0]?.gpos;
  }
}

/** An event as it will be read back: sealed, and through JSON. */
const asKept = <E extends Event>({ type, schemaVersion, data }: NewEvent): E => ({ type, schemaVersion, data: JSON.parse(data) as object }) as E;

const inHall =
  (hall: string) =>
  (claim: Claim): Claim => ({ ...claim, scope: `${hall}/${claim.scope}` });
