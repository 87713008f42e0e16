// What a log promises: one round trip to append, one to load, and a sealed tail without holes. The SQL behind it stands in ./sql.
import type { Claim } from '@onehall/kernel';

/** Which log this is. A consumer that meets another log id or incarnation stops. */
export interface LogIdentity {
  readonly service: string;
  readonly logId: string;
  readonly incarnation: number;
}

/** An event ready to be appended: personal fields sealed, `data` and `meta` as canonical JSON (RFC 8785) text. The bytes that are hashed are the bytes that are kept. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly meta: string;
}

/** The version that a stream must have: exactly n, `new` (no event yet), `existing` (at least one), `any`. */
export type Expected = number | 'new' | 'existing' | 'any';

/** One command's worth of events for one stream. `request` is the sha256 of the canonical request. */
export interface Append {
  readonly commandId: string;
  readonly request: Buffer;
  readonly stream: string;
  readonly kind: string;
  readonly expected: Expected;
  readonly events: readonly NewEvent[];
  readonly claims: readonly Claim[];
}

/** What a command id was answered: the versions it wrote; `firstVersion = lastVersion + 1` when it wrote nothing. `gpos` names the last event for a token. */
export interface Answered {
  readonly firstVersion: number;
  readonly lastVersion: number;
  readonly gpos: number | null;
}

/** A business outcome, never an exception: written, said before, said before with another request, beaten by another writer, a key that is taken, a closed stream. */
export type Appended =
  | ({ readonly status: 'ok' | 'duplicate' } & Answered)
  | { readonly status: 'conflict'; readonly version: number }
  | { readonly status: 'mismatch' | 'taken' | 'archived' };

/** An event as the log keeps it. `hash` is its link in the stream's chain; `recordedAt` has microseconds; `position` is 0 until it is sealed. */
export interface StoredEvent extends NewEvent {
  readonly stream: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly gpos: number;
  readonly position: number;
  readonly hash: Buffer;
}

/** Loading for a command gives either what the command id was answered before, or the stream's history. */
export type Loaded = { readonly was: 'answered'; readonly answer: Answered } | { readonly was: 'mismatch' } | { readonly was: 'fresh'; readonly events: readonly StoredEvent[] };

/** A number from a register. */
export interface Drawn {
  readonly number: number;
  readonly again: boolean;
}

/** The log of one service. */
export interface EventLog {
  readonly service: string;
  identity(): Promise<LogIdentity>;
  /** One round trip. `after`: the version up to which the caller knows the stream already. */
  load(commandId: string, request: Buffer, stream: string, after?: number): Promise<Loaded>;
  /** The events of one stream, in order. */
  stream(stream: string, after?: number): Promise<readonly StoredEvent[]>;
  /** Through the batcher; a lone command waits for nobody. */
  append(append: Append): Promise<Appended>;
  /** The next number of a register, e.g. `<hall>/2026/visit`; the same command always draws the same. `again`: it had drawn it before, and it may have been voided since. */
  draw(register: string, commandId: string): Promise<Drawn>;
  /** Numbers that were drawn before `before` and whose command wrote nothing: to be voided by an event. */
  undrawn(before: string): Promise<readonly { readonly register: string; readonly number: number; readonly commandId: string }[]>;
  /** Sealed events after a position, in order, dense. */
  tail(after: number, limit: number): Promise<readonly StoredEvent[]>;
  /** The last sealed position, and whether every event written up to now is sealed. */
  head(): Promise<{ readonly position: number; readonly settled: boolean }>;
  /** The position of an event by its gpos; null while it is not sealed. */
  positionOf(gpos: number): Promise<number | null>;
  /** Calls back when something new may have been sealed: a hint, polling is the truth. Returns how to stop listening. */
  onSealed(wake: () => void): () => void;
  close(): Promise<void>;
}
