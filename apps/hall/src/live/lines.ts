// The lines of a file, however large: read once to see when each begins and what is wrong with it, then again in the order of time.
import { createReadStream, createWriteStream, mkdtempSync, openSync, closeSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BadLine } from './bad-line.js';
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

interface Place {
  readonly at: string;
  readonly line: number;
  readonly from: number;
  readonly length: number;
}

/** A file that has been read once. */
export interface Lines {
  readonly count: number;
  readonly wrong: readonly Wrong[];
  /** Ids of lines that other lines speak of: their cases are remembered to the end. */
  readonly referred: ReadonlySet<string>;
  /** The first registration and the last act, in UTC. */
  readonly from: string;
  readonly to: string;
  /** The scripts in the order of their registration; at equal instants in the order of the file. */
  scripts(): AsyncGenerator<Script>;
  close(): void;
}

/** One line as a script: a message with its reply, or a case in the hall's own words. Throws `BadLine`. */
export function scriptOfLine(text: string, place: { readonly line: number; readonly today: string }): Script {
  const given = parsed(text);
  return isMessage(given) ? scriptOfMessage(readMessage(given, place.today), place.line) : readScript(given, place);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadLine('不是 JSON', 'it is no JSON');
  }
}

/** Reads a file, plain or gzipped (`.gz`). Memory holds a few words for each line, never the lines: their text lies in a temporary file until `close`. Throws what the file system throws. */
export async function readLines(file: string, today: string): Promise<Lines> {
  const folder = mkdtempSync(join(tmpdir(), 'onehall-live-'));
  const spool = join(folder, 'lines');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const seen = await firstReading(file, spool, today);
    const descriptor = openSync(spool, 'r');
    const close = (): void => {
      closeSync(descriptor);
      remove();
    };
    const places = seen.places.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.line - other.line));
    return { ...seen, count: places.length, scripts: () => again(places, descriptor, today), close };
  } catch (error) {
    remove();
    throw error;
  }
}

async function firstReading(file: string, spool: string, today: string) {
  const seen = { places: [] as Place[], wrong: [] as Wrong[], referred: new Set<string>(), from: '', to: '' };
  const ids = new Map<string, number>();
  const out = createWriteStream(spool);
  const raw = createReadStream(file);
  const input = file.endsWith('.gz') ? raw.pipe(createGunzip().on('error', error => raw.destroy(error))) : raw;
  let line = 0;
  let from = 0;
  for await (const text of createInterface({ input: Readable.from(input), crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    try {
      const script = scriptOfLine(text.replace(/^\uFEFF/, ''), { line, today });
      newId(script, ids);
      refer(script, seen.referred);
      const length = Buffer.byteLength(text);
      seen.places.push({ at: script.brought.receivedAt, line, from, length });
      from += length;
      if (!out.write(text)) await new Promise(resolve => out.once('drain', resolve));
      seen.from = [seen.from || script.brought.receivedAt, script.brought.receivedAt].sort()[0] ?? '';
      seen.to = [seen.to, script.acts.at(-1)?.at ?? script.brought.receivedAt].sort()[1] ?? '';
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      seen.wrong.push({ line, zh: error.zh, en: error.en });
    }
  }
  out.end();
  await finished(out);
  return seen;
}

function newId({ id, line }: Script, ids: Map<string, number>): void {
  const before = ids.get(id);
  if (before !== undefined) throw new BadLine(`编号 ${id} 与第 ${before} 行重复`, `its id ${id} stands on line ${before} already`);
  ids.set(id, line);
}

function refer({ joins, acts }: Script, referred: Set<string>): void {
  if (joins !== undefined) referred.add(joins);
  for (const act of acts) {
    if (act.act === 'conference') act.with?.forEach(line => referred.add(line));
    if (act.act === 'position' && act.about !== undefined) referred.add(act.about);
  }
}

async function* again(places: readonly Place[], descriptor: number, today: string): AsyncGenerator<Script> {
  for (const { from, length, line } of places) {
    const text = Buffer.alloc(length);
    readSync(descriptor, text, 0, length, from);
    yield await Promise.resolve(scriptOfLine(text.toString('utf8').replace(/^\uFEFF/, ''), { line, today }));
  }
}
