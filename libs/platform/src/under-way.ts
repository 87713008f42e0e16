// What was said in this process and may not have been followed by everybody yet, by the matters that it is about.
import { Injectable } from '@nestjs/common';

/** What was just written: by which service, in which stream, the data of its events as JSON, and the gpos of the last one. */
export interface Wrote {
  readonly service: string;
  readonly stream: string;
  readonly data: readonly string[];
  readonly gpos: number;
}

/** Something written, with the names of what it is about. */
export interface Fact {
  readonly service: string;
  readonly gpos: number;
  readonly names: ReadonlySet<string>;
  readonly at: number;
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const word = /[a-z0-9]+(?:-[a-z0-9]+)*/g;

/** Older ones, and more, are let go, followed or not: whoever is behind for so long is behind in everything. Milliseconds. */
const atMost = 20_000;
const longest = 60_000;

/** The names that may stand in a request or a command: ids of cases, submissions, conferences and departments, and words that name nothing. */
export const namesIn = (text: string): ReadonlySet<string> => new Set(text.match(word));

/** Whether a matter of the hall is among the names. */
export const hasMatter = (names: ReadonlySet<string>): boolean => [...names].some(name => name.search(uuid) === 0);

/** A piece of a text keeps the whole of it in memory; a copy does not. */
const copied = (name: string): string => Buffer.from(name, 'latin1').toString('latin1');
const namesOf = ({ stream, data }: Wrote): ReadonlySet<string> => new Set([stream.slice(stream.lastIndexOf('/') + 1), ...data.flatMap(text => text.match(uuid) ?? [])].map(copied));

/** There is one per process. Facts of other processes never come here. */
@Injectable()
export class UnderWay {
  private readonly facts = new Set<Fact>();
  private readonly byName = new Map<string, Set<Fact>>();

  /** Called before whoever said it hears that it is written. */
  wrote(said: Wrote, now = Date.now()): void {
    const fact: Fact = { service: said.service, gpos: said.gpos, names: namesOf(said), at: now };
    this.facts.add(fact);
    for (const name of fact.names) {
      const known = this.byName.get(name);
      if (known) known.add(fact);
      else this.byName.set(name, new Set([fact]));
    }
    for (const oldest of this.facts) {
      if (this.facts.size <= atMost && oldest.at > now - longest) break;
      this.followed(oldest);
    }
  }

  /** Everything about any of the names that is not known to have been followed. */
  about(names: ReadonlySet<string>): readonly Fact[] {
    return [...new Set([...names].flatMap(name => [...(this.byName.get(name) ?? [])]))];
  }

  /** Everybody has followed it. */
  followed(fact: Fact): void {
    this.facts.delete(fact);
    for (const name of fact.names) {
      const known = this.byName.get(name);
      known?.delete(fact);
      if (known?.size === 0) this.byName.delete(name);
    }
  }
}
