// How a word of the hall is written down: an event with its version, its schema and the marks on its personal fields.
import type { Event, Personal, ReasonOf, Refusal } from '@onehall/kernel';
import { refusing } from '@onehall/kernel';
import Type, { type Static, type TObject, type TProperties, type TSchema } from 'typebox';

/** The contract of one event: call it with data to speak it. `happened` names the field that says when it happened in the world, where that is not the moment of recording. */
export interface EventContract<T extends string = string, P extends TProperties = TProperties> {
  (data: Static<TObject<P>>): Event<T, Static<TObject<P>>>;
  readonly type: T;
  readonly schemaVersion: number;
  readonly schema: TObject<P>;
  readonly happened: string | undefined;
}

/** The event that a contract describes. */
export type EventOf<C> = C extends EventContract<infer T, infer P> ? Event<T, Static<TObject<P>>> : never;

/** Declares an event. The type is its wire name, unique in the whole hall, and lasts for ever; a field may be added as optional, never renamed. */
// eslint-disable-next-line no-restricted-syntax -- written sixty times: type, version, fields, and seldom an option
export function event<const T extends string, P extends TProperties>(
  type: T,
  schemaVersion: number,
  properties: P,
  options: { readonly happened?: keyof P & string } = {},
): EventContract<T, P> {
  const schema = Type.Object(properties, { additionalProperties: false });
  const speak = (data: Static<TObject<P>>): Event<T, Static<TObject<P>>> => ({ type, schemaVersion, data });
  return Object.assign(speak, { type, schemaVersion, schema, happened: options.happened });
}

/**
 * Marks a field as personal: it is sealed with the key of its owner before it is written. `owner` is the name of the field that holds the owner's id,
 * looked up in the same object and then outwards: `personId` for a person, `caseId` for free text of a case.
 */
export const personal = <S extends TSchema>(owner: 'personId' | 'caseId', schema: S) =>
  Type.Unsafe<Personal<Static<S>>>({ ...schema, 'x-personal': owner });

export { refusing, type ReasonOf, type Refusal };
