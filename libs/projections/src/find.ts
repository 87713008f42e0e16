// How a row can be found by a sealed value: opened once, in memory, and kept in the row as a keyed digest or keyed bigrams.
import type { Sealed } from '@onehall/kernel';
import { forgotten, type Vault } from '@onehall/vault';
import type { Wanted } from './any-view.js';
import type { Prepared, Touch } from './fold.js';
import { asError, troubleOf } from './trouble.js';

interface Place {
  readonly touch: Touch;
  readonly column: string;
  readonly wanted: Wanted;
}

/** Fills `found` of every touch, all values opened in one call. An event whose values do not open is marked as failed; throws only what passes. */
export async function findAll(vault: Vault, prepared: readonly Prepared[]): Promise<void> {
  const wanting = prepared.filter(one => one.fold.find && !one.failure);
  if (wanting.length === 0) return;
  const places = new Map(wanting.map(one => [one, placesOf(one)]));
  try {
    await fill(vault, [...places.values()].flat());
  } catch (error) {
    if (troubleOf(error) !== 'poison') throw error;
    for (const [one, own] of places) await fill(vault, own).catch((failure: unknown) => blame(one, failure));
  }
}

function placesOf(one: Prepared): readonly Place[] {
  try {
    return one.touches.flatMap(touch => Object.entries(one.fold.find?.(one.event, touch.key) ?? {}).map(([column, wanted]) => ({ touch, column, wanted })));
  } catch (failure) {
    one.failure = asError(failure);
    return [];
  }
}

function blame(one: Prepared, failure: unknown): void {
  if (troubleOf(failure) !== 'poison') throw failure;
  one.failure = asError(failure);
}

async function fill(vault: Vault, places: readonly Place[]): Promise<void> {
  const sealed = places.flatMap(({ wanted: { value } }) => (typeof value === 'string' ? [] : [value]));
  const opened = new Map<Sealed, unknown>();
  if (sealed.length > 0) (await vault.open(sealed)).forEach((plain, index) => sealed[index] && opened.set(sealed[index], plain));
  for (const { touch, column, wanted } of places) {
    const plain = typeof wanted.value === 'string' ? wanted.value : opened.get(wanted.value);
    touch.found = { ...touch.found, [column]: plain === forgotten ? null : digested(vault, wanted, plain) };
  }
}

function digested(vault: Vault, { as, kind }: Wanted, plain: unknown): string | readonly string[] {
  if (typeof plain !== 'string') throw new TypeError(`Only a text can be found by its ${as}; this ${kind} is none.`);
  switch (as) {
    case 'digest':
      return vault.digest(kind, plain);
    case 'bigrams':
      return vault.bigrams(kind, plain);
  }
}
