// In which order the acts of all scripts are lived: by their instants, in windows of one instant or a few minutes of one legal day, with no more cases in memory than are open.
import { dayOfInstant } from '@onehall/rulebook';
import type { Act, Script } from './script.js';

/** Consecutive steps of one script within a window: its registration, acts, or both. */
export interface Turn {
  readonly script: Script;
  readonly registers: boolean;
  /** The acts with their places in the script, from 1. */
  readonly acts: readonly { readonly act: Act; readonly place: number }[];
  /** true: nothing of this script comes later. */
  readonly last: boolean;
}

/** What is lived while the clock stands at `at`. Turns of different cases may go side by side; those of one case stand in one lane, in order. */
export interface Window {
  readonly day: string;
  readonly at: string;
  readonly lanes: readonly (readonly Turn[])[];
}

interface Cursor {
  readonly script: Script;
  /** 0: to be registered; n: its n-th act comes next. */
  next: number;
}

const instantOf = ({ script, next }: Cursor): string => (next === 0 ? script.brought.receivedAt : (script.acts[next - 1]?.at ?? ''));
const isOver = ({ script, next }: Cursor): boolean => next > script.acts.length;
/** Lines that join a case are lived in its lane. */
export const caseOf = ({ id, joins }: Pick<Script, 'id' | 'joins'>): string => joins ?? id;

/** How many minutes what was received may wait for its registration, so that several are registered side by side. */
const toRegister = 30;

/**
 * Scripts must come in the order of their registration. A window holds the acts of one instant and what was received in the half hour before: that is registered then, with its own instant as that of its receipt.
 * With `minutes` it holds the acts of at most so many from its first one, all lived at the last one's instant, so that the clock is never behind what is said. It never crosses a legal midnight.
 */
export async function* windowsOf(scripts: AsyncIterable<Script>, minutes: number): AsyncGenerator<Window> {
  const open = new Heap<Cursor>((one, other) => (instantOf(one) < instantOf(other) ? -1 : 1));
  const source = scripts[Symbol.asyncIterator]();
  let coming = await source.next();
  for (;;) {
    const first = open.first && instantOf(open.first);
    const from = earlier(first, coming.done ? undefined : coming.value.brought.receivedAt);
    if (from === undefined) return;
    let until = minutes > 0 ? endOf(from, minutes) : (earlier(first, endOf(from, toRegister)) ?? from);
    for (; !coming.done && coming.value.brought.receivedAt <= until; coming = await source.next()) {
      open.push({ script: coming.value, next: 0 });
      if (minutes === 0) until = earlier(until, coming.value.acts[0]?.at) ?? until;
    }
    yield windowUntil(open, until);
  }
}

const earlier = (one: string | undefined, other: string | undefined): string | undefined => (one === undefined || (other !== undefined && other < one) ? other : one);

function endOf(from: string, minutes: number): string {
  const day = dayOfInstant(from);
  const end = new Date(Date.parse(from) + minutes * 60_000).toISOString();
  return dayOfInstant(end) === day ? end : new Date(`${day}T23:59:59.999+08:00`).toISOString();
}

function windowUntil(open: Heap<Cursor>, until: string): Window {
  const lanes = new Map<string, Turn[]>();
  let at = '';
  const going: Cursor[] = [];
  for (let cursor = open.first; cursor && instantOf(cursor) <= until; cursor = open.first) {
    open.pop();
    const from = cursor.next;
    for (; !isOver(cursor) && instantOf(cursor) <= until; cursor.next++) at = [at, instantOf(cursor)].sort()[1] ?? at;
    const acts = cursor.script.acts.slice(Math.max(from - 1, 0), cursor.next - 1).map((act, index) => ({ act, place: Math.max(from, 1) + index }));
    const turn: Turn = { script: cursor.script, registers: from === 0, acts, last: isOver(cursor) };
    lanes.set(caseOf(turn.script), [...(lanes.get(caseOf(turn.script)) ?? []), turn]);
    if (!turn.last) going.push(cursor);
  }
  going.forEach(cursor => open.push(cursor));
  return { day: dayOfInstant(at), at, lanes: [...lanes.values()] };
}

/** The smallest first, in logarithmic time. */
class Heap<Item> {
  private readonly items: Item[] = [];

  constructor(private readonly compare: (one: Item, other: Item) => number) {}

  get first(): Item | undefined {
    return this.items[0];
  }

  push(item: Item): void {
    let place = this.items.push(item) - 1;
    for (let above = (place - 1) >> 1; place > 0 && this.isBefore(place, above); place = above, above = (place - 1) >> 1) this.swap(place, above);
  }

  pop(): Item | undefined {
    const [first] = this.items;
    const last = this.items.pop();
    if (this.items.length === 0 || last === undefined) return first;
    this.items[0] = last;
    for (let place = 0; ; ) {
      const below = [2 * place + 1, 2 * place + 2].filter(child => child < this.items.length).reduce((best, child) => (this.isBefore(child, best) ? child : best), place);
      if (below === place) return first;
      this.swap(place, below);
      place = below;
    }
  }

  private isBefore(one: number, other: number): boolean {
    const [first, second] = [this.items[one], this.items[other]];
    return first !== undefined && second !== undefined && this.compare(first, second) < 0;
  }

  private swap(one: number, other: number): void {
    const [first, second] = [this.items[one], this.items[other]];
    if (first === undefined || second === undefined) return;
    this.items[one] = second;
    this.items[other] = first;
  }
}
