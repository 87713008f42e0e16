// The lines of a file, however large: read once to see when each begins and what is wrong with it, then again in the order of time.
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadLine } from './bad-line.js';
import { fileLines, longestLine, type FileLine } from './file-lines.js';
import { isMessage, readMessage } from './message.js';
import { scriptOfMessage } from './message-script.js';
import { readScript } from './read-script.js';
import type { Script } from './script.js';

/** What is wrong with a line, by its number from 1. */
export interface Wrong {
  readonly line: number;
  readonly zh: string;
  readonly en: string;
}

/** A file that has been read once. */
export interface Lines {
  readonly count: number;
  readonly wrong: readonly Wrong[];
  /** Ids of lines of which other lines speak: their cases are remembered to the end. */
  readonly referred: ReadonlySet<string>;
  /** The scripts in the order of their registration; at equal instants in the order of the file. */
  scripts(): AsyncGenerator<Script>;
  close(): void;
}

/** Where a line's text lies in the temporary file, and when it is registered. */
interface Place {
  readonly at: string;
  readonly line: number;
  readonly from: number;
  readonly length: number;
}

/** What the first reading keeps of a line. */
type Glance = Pick<Script, 'id' | 'joins'> & { readonly at: string; readonly refers: readonly string[] };

/** One line as a script: a message with its reply, or a case in the hall's own words. Throws `BadLine`. */
export function scriptOfLine(text: string, place: { readonly line: number; readonly today: string }): Script {
  const given = parsed(text);
  return isMessage(given) ? scriptOfMessage(readMessage(given, place.today), place.line) : readScript(given, place);
}

/** The same check without the work of making a message's script. */
function glance({ text, line, tooLong }: FileLine, today: string): Glance {
  if (tooLong) throw new BadLine(`超过 ${longestLine} 字`, `it has more than ${longestLine} characters`);
  const given = parsed(text);
  if (isMessage(given)) {
    const { id, askedAt } = readMessage(given, today);
    return { id, at: askedAt, refers: [] };
  }
  const { id, joins, brought, acts } = readScript(given, { line, today });
  const refers = acts.flatMap(act => (act.act === 'conference' ? (act.with ?? []) : act.act === 'position' && act.about !== undefined ? [act.about] : []));
  return { id, at: brought.receivedAt, refers: joins === undefined ? refers : [joins, ...refers] };
}

function parsed(text: string): object {
  const given = json(text);
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given;
  throw new BadLine('不是 JSON 对象', 'it is no JSON object');
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadLine('不是 JSON', 'it is no JSON');
  }
}

/**
 * Reads a file, plain or gzipped (`.gz`). Memory holds a few words for each line, never the lines: their text lies in a temporary file that is gone with `close`.
 * Throws what the file system throws, and an `AbortError` when it is told to stop.
 */
export async function readLines(file: string, today: string, stop?: AbortSignal): Promise<Lines> {
  const spool = openSpool();
  const first = new FirstReading(spool, today);
  try {
    for await (const line of fileLines(file, stop)) if (line.text.trim() !== '') first.take(line);
  } catch (error) {
    closeSync(spool);
    throw error;
  }
  const { places, wrong, referred } = first;
  places.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.line - other.line));
  return { count: places.length, wrong, referred, scripts: () => again(places, spool, today), close: () => closeSync(spool) };
}

/** A file without a name: whoever kills this process leaves nothing of what people said behind. */
function openSpool(): number {
  const name = join(tmpdir(), `onehall-live-${randomUUID()}`);
  const spool = openSync(name, 'wx+', 0o600);
  unlinkSync(name);
  return spool;
}

class FirstReading {
  readonly places: Place[] = [];
  readonly wrong: Wrong[] = [];
  readonly referred = new Set<string>();
  private readonly ids = new Map<string, number>();
  private written = 0;

  constructor(
    private readonly spool: number,
    private readonly today: string,
  ) {}

  take(given: FileLine): void {
    try {
      const { id, at, refers } = glance(given, this.today);
      const before = this.ids.get(id);
      if (before !== undefined) throw new BadLine(`编号 ${id} 与第 ${before} 行重复`, `its id ${id} stands on line ${before} already`);
      this.ids.set(id, given.line);
      refers.forEach(line => this.referred.add(line));
      this.keep(given, at);
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      this.wrong.push({ line: given.line, zh: error.zh, en: error.en });
    }
  }

  private keep({ text, line }: FileLine, at: string): void {
    const length = writeSync(this.spool, text);
    this.places.push({ at, line, from: this.written, length });
    this.written += length;
  }
}

async function* again(places: readonly Place[], descriptor: number, today: string): AsyncGenerator<Script> {
  for (const { from, length, line } of places) {
    const text = Buffer.alloc(length);
    readSync(descriptor, text, 0, length, from);
    yield await Promise.resolve(scriptOfLine(text.toString('utf8'), { line, today }));
  }
}
