// What a log must answer to two sessions whose transactions interleave, kept in memory: who sees what, who waits for whom, and what each hears in the end.
import type { Expected } from '../src/index.js';

export type Name = 'left' | 'right';
export const otherThan = (name: Name): Name => (name === 'left' ? 'right' : 'left');

/** An append as the model knows it; `command` and `request` stand for ids and hashes. */
export interface Saying {
  readonly command: string;
  readonly request: string;
  readonly stream: string;
  readonly expected: Expected;
  readonly events: number;
}

export type Answer = { readonly status: 'ok' | 'duplicate'; readonly first: number; readonly last: number } | { readonly status: 'conflict'; readonly version: number } | { readonly status: 'mismatch' };

interface Said {
  readonly request: string;
  readonly stream: string;
  readonly first: number;
  readonly last: number;
}

interface Facts {
  readonly versions: Map<string, number>;
  readonly commands: Map<string, Said>;
}

/** A session: whether its transaction is open, what it has written there and which rows it holds until the end. */
class Session implements Facts {
  open = false;
  versions = new Map<string, number>();
  commands = new Map<string, Said>();
  /** Streams whose rows it has locked, and those that it has begun, also where it took the row back: their key is held until the end. */
  locked = new Set<string>();
  begun = new Set<string>();
  /** What it is waiting with; `version`: that of the stream, when it waits for a command only and holds its stream already. */
  waiting: { readonly saying: Saying; readonly version?: number } | undefined;

  forget(): void {
    this.versions = new Map();
    this.commands = new Map();
    this.locked = new Set();
    this.begun = new Set();
  }
}

const writesFirst = ({ expected, events }: Saying): boolean => events > 0 && (expected === 'any' || expected === 'new' || expected === 0);

function fits(expected: Expected, version: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'existing') return version > 0;
  return version === (expected === 'new' ? 0 : expected);
}

export class TwoSessions {
  readonly committed: Facts = { versions: new Map(), commands: new Map() };
  readonly sessions: Readonly<Record<Name, Session>> = { left: new Session(), right: new Session() };

  /** Whether it may say this now. What would wait for one who waits himself is a deadlock of the callers' own making. */
  maySay(name: Name, saying: Saying): boolean {
    const [own, other] = this.both(name);
    return !own.waiting && !(other.waiting && this.wouldWait(name, saying));
  }

  /** Says it: the answer, or undefined when it has to wait for the other's end. */
  say(name: Name, saying: Saying): Answer | undefined {
    const [own] = this.both(name);
    if (this.waitsForStream(name, saying)) {
      own.waiting = { saying };
      return undefined;
    }
    return this.decide(name, saying, this.hold(name, saying));
  }

  /** Ends a transaction. The answer of the other, when he was waiting for that. */
  end(name: Name, how: 'commit' | 'rollback'): Answer | undefined {
    const [own, other] = this.both(name);
    if (how === 'commit') this.keep(own);
    own.forget();
    own.open = false;
    if (!other.waiting) return undefined;
    const { saying, version } = other.waiting;
    other.waiting = undefined;
    return version === undefined ? this.say(otherThan(name), saying) : this.decide(otherThan(name), saying, version);
  }

  private both(name: Name): [own: Session, other: Session] {
    return [this.sessions[name], this.sessions[otherThan(name)]];
  }

  /** The stream's version as a session sees it; undefined: there is no such row for it. */
  private seen(own: Session, stream: string): number | undefined {
    return own.versions.get(stream) ?? this.committed.versions.get(stream);
  }

  private waitsForStream(name: Name, saying: Saying): boolean {
    const [own, other] = this.both(name);
    return this.seen(own, saying.stream) === undefined ? writesFirst(saying) && other.begun.has(saying.stream) : other.locked.has(saying.stream);
  }

  private wouldWait(name: Name, saying: Saying): boolean {
    const [own, other] = this.both(name);
    return this.waitsForStream(name, saying) || (fits(saying.expected, this.seen(own, saying.stream) ?? 0) && other.commands.has(saying.command));
  }

  /** Takes the stream's row, or begins the stream; its version. */
  private hold(name: Name, saying: Saying): number {
    const [own] = this.both(name);
    const version = this.seen(own, saying.stream);
    if (version !== undefined) own.locked.add(saying.stream);
    else if (writesFirst(saying)) own.begun.add(saying.stream);
    return version ?? 0;
  }

  private decide(name: Name, saying: Saying, version: number): Answer | undefined {
    const [own, other] = this.both(name);
    const isFit = fits(saying.expected, version);
    if (isFit && other.commands.has(saying.command)) {
      own.waiting = { saying, version };
      return undefined;
    }
    const answer = this.answer(own, saying, version);
    if (answer.status === 'ok') this.write(own, saying, answer);
    if (!own.open) {
      this.keep(own);
      own.forget();
    }
    return answer;
  }

  private answer(own: Session, { command, request, stream, expected, events }: Saying, version: number): Answer {
    const before = own.commands.get(command) ?? this.committed.commands.get(command);
    if (before) return before.request === request && before.stream === stream ? { status: 'duplicate', first: before.first, last: before.last } : { status: 'mismatch' };
    if (!fits(expected, version)) return { status: 'conflict', version };
    return { status: 'ok', first: version + 1, last: version + events };
  }

  private write(own: Session, { command, request, stream, events }: Saying, { first, last }: { readonly first: number; readonly last: number }): void {
    own.commands.set(command, { request, stream, first, last });
    if (events > 0) own.versions.set(stream, last);
  }

  private keep({ versions, commands }: Session): void {
    versions.forEach((version, stream) => this.committed.versions.set(stream, version));
    commands.forEach((said, command) => this.committed.commands.set(command, said));
  }
}
