// What each call answers, said beside its route: the API document promises it, and the stories hold the house to it.
import { SetMetadata } from '@nestjs/common';
import Type, { type TProperties, type TSchema } from 'typebox';

export const answering = 'onehall:answers';

/** The answer of one call: a JSON schema under a name that no other answer and no form of the house has. */
export interface Promised {
  readonly name: string;
  readonly schema: object;
}

const named = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const promises = (promised: Promised) => SetMetadata<string, Promised>(answering, promised);

/** A call that answers this. On a window's class, for all its calls that do not say otherwise. */
export const Answers = (name: string, schema: TSchema) => promises({ name, schema });

/** A command: where its stream stands now, and beside it what was made. On a window's class, for all its commands. */
export const AnswersCommand = (name: string, made: TProperties) => promises({ name, schema: { allOf: [named('Answer'), Type.Object(made)] } });

/** A list: a page of these rows, and what stands beside them. */
export const AnswersPage = (name: string, row: TSchema, beside: TProperties = {}) => promises({ name, schema: { allOf: [named('Page'), Type.Object({ items: Type.Array(row), ...beside })] } });

/** What may be empty. */
export const orNone = (schema: TSchema): TSchema => Type.Union([schema, Type.Null()]);

/** The row of a view: all its columns but the key may be empty, because facts of two services come in either order. */
export const rowOf = (key: TProperties, columns: TProperties) => Type.Object({ ...key, ...Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, orNone(column)])) });

/** A personal field as a reader gets it: opened, or what stands in its place when its owner was forgotten, or when it is not for this reader. */
export const opened = (schema: object): TSchema =>
  Type.Unsafe({ anyOf: [schema, Type.Object({ forgotten: Type.Literal(true) }), Type.Object({ withheld: Type.Literal(true) })] });

/** What an event says, as a reader gets it: personal fields opened, and whatever later versions add. */
export function asRead(schema: unknown): TSchema {
  const read = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(read);
    if (typeof part !== 'object' || part === null) return part;
    const open = Object.entries(part).filter(([name, value]) => name !== 'x-personal' && !(name === 'additionalProperties' && value === false));
    const inner = Object.fromEntries(open.map(([name, value]) => [name, read(value)]));
    return 'x-personal' in part ? opened(inner) : inner;
  };
  return Type.Unsafe(read(schema) as object);
}
