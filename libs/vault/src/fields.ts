// Where personal values stand in plain JSON: sealed field by field on the way in, opened wherever they lie on the way out.
import type { Sealed } from '@onehall/kernel';
import { forgotten, type Vault } from './vault.js';

/** One personal field: its path (`*` for each element of an array), and the name of the field that holds its owner's id. */
export interface FieldToSeal {
  readonly path: readonly string[];
  readonly owner: string;
}

/** The data of one event that is about to be written. */
export interface DataToSeal<Data extends object> {
  readonly data: Data;
  readonly fields: readonly FieldToSeal[];
  readonly eventId: string;
}

/** What an entitled reader sees where the owner was forgotten. */
export interface ForgottenField {
  readonly forgotten: true;
}

/** A value as the edge shows it: each sealed field is plain again, or says that it was forgotten. */
export type Opened<T> = Sealed extends T
  ? Exclude<T, Sealed> | ForgottenField
  : T extends { toJSON(): unknown }
    ? T
    : T extends object
      ? { [Field in keyof T]: Opened<T[Field]> }
      : T;

type Branch = Record<string, unknown>;

interface Slot {
  readonly holder: Branch;
  readonly name: string;
}

interface Found extends Slot {
  readonly at: readonly string[];
  /** The objects around the field, the nearest first. */
  readonly around: readonly Branch[];
}

/** Whether this is a value under the vault's lock. */
export function isSealed(value: unknown): value is Sealed {
  return isBranch(value) && Object.keys(value).length === 4 && ['key', 'at', 'box', 'commitment'].every(name => typeof value[name] === 'string');
}

/**
 * Copies of the data of many events, with one question to the vault, in which each personal field that is present is sealed for its place in its event.
 * The owner's id is looked up beside the field, then outwards: `personId` names `person/<id>`. What is sealed already stays as it is.
 * Throws `OwnerForgotten`, and `Error` where no owner stands.
 */
export async function sealAll<Data extends object>(vault: Pick<Vault, 'seal'>, items: readonly DataToSeal<Data>[]): Promise<readonly Data[]> {
  const copies = items.map(({ data }) => copied(data) as Data);
  const slots = items.flatMap(({ fields, eventId }, index) =>
    fields.flatMap(({ path, owner }) =>
      find({ node: copies[index], at: [], around: [] }, path)
        .filter(({ holder, name }) => !isSealed(holder[name]))
        .map(({ holder, name, at, around }) => {
          const place = `${eventId}#${at.join('.')}`;
          return { holder, name, value: { owner: ownerOf(owner, around, place), at: place, plain: holder[name] } };
        }),
    ),
  );
  if (slots.length === 0) return copies;
  const sealed = await vault.seal(slots.map(({ value }) => value));
  slots.forEach(({ holder, name }, index) => (holder[name] = sealed[index]));
  return copies;
}

/** A deep copy with each sealed value opened, wherever it lies, with one question to the vault. For an entitled reader only. Throws `Tampered`. */
export async function openDeep<T>(vault: Pick<Vault, 'open'>, value: T): Promise<Opened<T>> {
  const root: Branch = { value: copied(value) };
  const slots = sealedIn(root);
  const plain = slots.length === 0 ? [] : await vault.open(slots.map(({ sealed }) => sealed));
  slots.forEach(({ holder, name }, index) => (holder[name] = plain[index] === forgotten ? { forgotten: true } : plain[index]));
  return root['value'] as Opened<T>;
}

function find({ node, at, around }: { readonly node: unknown; readonly at: readonly string[]; readonly around: readonly Branch[] }, path: readonly string[]): Found[] {
  const [step, ...rest] = path;
  if (step === undefined || !isBranch(node)) return [];
  const names = step === '*' ? Object.keys(node) : Object.hasOwn(node, step) ? [step] : [];
  const outwards = Array.isArray(node) ? around : [node, ...around];
  return names
    .filter(name => node[name] !== undefined)
    .flatMap(name => {
      const place = [...at, name];
      return rest.length === 0 ? [{ holder: node, name, at: place, around: outwards }] : find({ node: node[name], at: place, around: outwards }, rest);
    });
}

function ownerOf(field: string, around: readonly Branch[], place: string): string {
  const id = around.map(branch => branch[field]).find(candidate => typeof candidate === 'string');
  if (id === undefined) throw new Error(`No ${field} stands beside ${place} or around it, so nobody's key can seal it.`);
  return `${field.replace(/Id$/, '')}/${id}`;
}

function sealedIn(holder: Branch): (Slot & { readonly sealed: Sealed })[] {
  return Object.entries(holder).flatMap(([name, value]) => {
    if (isSealed(value)) return [{ holder, name, sealed: value }];
    return isBranch(value) ? sealedIn(value) : [];
  });
}

/** Arrays and objects are copied; what knows its own JSON form (a date, bytes) stays what it is. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  return isBranch(value) ? Object.fromEntries(Object.entries(value).map(([name, child]) => [name, copied(child)])) : value;
}

/** An object or an array: both are read by name here. */
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null && !('toJSON' in value);
