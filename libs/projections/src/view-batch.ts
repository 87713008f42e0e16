// A batch of events becomes rows: which rows, loaded; folded; found; written together with the watermark in one statement.
import type { Recorded } from '@onehall/kernel';
import type { Vault } from '@onehall/vault';
import type { DataSource } from 'typeorm';
import type { AnyView } from './any-view.js';
import { findAll } from './find.js';
import { foldAll, prepare, type Folded } from './fold.js';
import type { Logger } from './logger.js';
import type { ParkedEvent, Parking } from './parking.js';
import { Statement } from './statement.js';
import { sentenceOf, troubleOf } from './trouble.js';
import type { ViewTable } from './view-table.js';
import type { Watermark } from './watermark.js';

/** A view's way through one source. */
export interface Way {
  readonly source: string;
  readonly mark: Watermark;
  /** The cases that wait in the parking lot. */
  readonly parked: Set<string>;
}

/** What a view works with. */
export interface Workshop {
  readonly consumer: string;
  readonly view: AnyView;
  readonly table: ViewTable;
  readonly dataSource: DataSource;
  readonly vault: Vault;
  readonly parking: Parking;
  readonly logger: Logger;
}

/**
 * Digests events that the view folds. Rows, parked events and watermark are one transaction: after a crash either all of them stand or none.
 * An event that cannot be digested is parked with the later ones of its case. Throws only what says nothing about the events.
 */
export async function digest(workshop: Workshop, events: readonly Recorded[], { way, to }: { readonly way: Way; readonly to: number }): Promise<void> {
  const folded = await fold(workshop, events, way.parked);
  try {
    await store(workshop, folded, { way, to });
  } catch (error) {
    if (troubleOf(error) !== 'poison') throw error;
    await divide(workshop, events, { way, to, error });
  }
}

/** PostgreSQL refused a value but does not say of which event: halve until one is left. */
async function divide(workshop: Workshop, events: readonly Recorded[], { way, to, error }: { readonly way: Way; readonly to: number; readonly error: unknown }): Promise<void> {
  const [first] = events;
  if (first && events.length === 1) {
    const parked = [{ event: first, caseKey: prepare(workshop.view, first).caseKey, error: sentenceOf(error) }];
    return store(workshop, { changed: [], gone: [], parked }, { way, to });
  }
  const half = Math.ceil(events.length / 2);
  const earlier = events.slice(0, half);
  await digest(workshop, earlier, { way, to: earlier.at(-1)?.position ?? to });
  await digest(workshop, events.slice(half), { way, to });
}

async function fold({ view, table, vault }: Workshop, events: readonly Recorded[], parkedCases: ReadonlySet<string>): Promise<Folded> {
  const prepared = events.map(event => prepare(view, event));
  const keys = new Map(prepared.flatMap(({ touches }) => touches.map(({ id, key }) => [id, key] as const)));
  const [rows] = await Promise.all([table.load([...keys.values()]), findAll(vault, prepared)]);
  return foldAll(prepared, { columns: table.columns, rows }, parkedCases);
}

async function store({ consumer, table, dataSource, parking, logger }: Workshop, folded: Folded, { way, to }: { readonly way: Way; readonly to: number }): Promise<void> {
  const statement = new Statement();
  table.write(statement, folded);
  parking.park(statement, { consumer, source: way.source, events: folded.parked });
  await way.mark.advance(to, checkpoint => statement.run(dataSource, checkpoint));
  for (const { event, caseKey, error } of folded.parked) {
    way.parked.add(caseKey);
    if (error !== null) logger.error({ consumer, source: way.source, position: event.position, type: event.type, case: caseKey, error }, 'An event was parked; later ones of its case wait behind it.');
  }
}

/** Tries one parked event again: its rows and its way out of the lot are one transaction. Answers why it failed, if it did. */
export async function digestParked(workshop: Workshop, parked: ParkedEvent, way: Way): Promise<string | undefined> {
  const known = parked.event.type in workshop.view.on;
  const folded = known ? await fold(workshop, [parked.event], new Set()) : { changed: [], gone: [], parked: [] };
  const error = folded.parked[0]?.error ?? (await release(workshop, folded, { parked, way }));
  if (error !== undefined) await workshop.parking.failedAgain(parked, error);
  return error;
}

async function release({ table, dataSource, parking }: Workshop, folded: Folded, { parked, way }: { readonly parked: ParkedEvent; readonly way: Way }): Promise<string | undefined> {
  const statement = new Statement();
  table.write(statement, folded);
  parking.leave(statement, parked);
  try {
    await way.mark.advance(way.mark.position, checkpoint => statement.run(dataSource, checkpoint));
    return undefined;
  } catch (error) {
    if (troubleOf(error) !== 'poison') throw error;
    return sentenceOf(error);
  }
}
