// The forms of the house as its windows check them, held against what the API document says of them.
import type { INestApplicationContext, Type } from '@nestjs/common';
import { routesOf } from '@onehall/platform';
import { getMetadataStorage } from 'class-validator';

export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly items?: Schema;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

type FormClass = Type<object>;
interface Rule { readonly name: string; readonly given: readonly unknown[] }

const metadata = getMetadataStorage();
const rulesOn = (form: FormClass) => metadata.getTargetValidationMetadatas(form, '', false, false);
const isForm = (type: unknown): type is FormClass => typeof type === 'function' && rulesOn(type as FormClass).length > 0;

/** The forms that stand within a form. */
const within = (form: FormClass): readonly FormClass[] =>
  [...new Set(rulesOn(form).map(({ propertyName }) => propertyName))].flatMap(name => {
    const { type } = (Reflect.getMetadata('swagger/apiModelProperties', form.prototype as object, name) ?? {}) as { readonly type?: unknown };
    return isForm(type) ? [type, ...within(type)] : [];
  });

/** What each route takes, by `METHOD /path/{id}`: the classes of its body and of its questions. */
export const formsOf = (app: INestApplicationContext): ReadonlyMap<string, readonly FormClass[]> =>
  new Map(
    routesOf(app).map(({ controller, name, method, path }) => {
      const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, name) ?? []) as readonly unknown[];
      return [`${method} ${path.replace(/:(\w+)/g, '{$1}')}`, types.filter(isForm)] as const;
    }),
  );

/** All classes of forms, those within forms too. */
export const allForms = (app: INestApplicationContext): ReadonlySet<FormClass> => new Set([...formsOf(app).values()].flat().flatMap(form => [form, ...within(form)]));

/** What a form checks of each of its fields, and whether it may be absent. */
export function fieldsOf(form: FormClass): ReadonlyMap<string, { readonly rules: readonly Rule[]; readonly optional: boolean }> {
  const fields = new Map<string, { readonly rules: readonly Rule[]; readonly optional: boolean }>();
  for (const { propertyName, name, type, constraints } of rulesOn(form)) {
    const { rules, optional } = fields.get(propertyName) ?? { rules: [], optional: false };
    const conditional = type === 'conditionalValidation';
    fields.set(propertyName, { rules: conditional ? rules : [...rules, { name: name ?? type, given: (constraints ?? []) as unknown[] }], optional: optional || conditional });
  }
  return fields;
}

const refers = ({ $ref, allOf = [] }: Schema): boolean => $ref !== undefined || allOf.some(refers);

/** Whether the document says a rule of a field; of a list, what holds for its items stands with them. */
const said: Readonly<Record<string, (field: Schema, given: readonly unknown[]) => boolean>> = {
  isString: ({ type }) => type === 'string',
  isBoolean: ({ type }) => type === 'boolean',
  isInt: ({ type }) => type === 'integer',
  isObject: refers,
  nestedValidation: refers,
  isLength: ({ minLength, maxLength }, [least, most]) => minLength === least && maxLength === most,
  isReadable: ({ pattern }) => pattern !== undefined,
  matches: ({ pattern }, [spelling]) => pattern === (spelling as RegExp).source,
  isIn: field => field.enum !== undefined && field.enum.length > 0,
  isDay: ({ format }) => format === 'date',
  isInstant: ({ format }) => format === 'date-time',
  isUuid: ({ format }) => format === 'uuid',
  min: ({ minimum }, [least]) => minimum === least,
  max: ({ maximum }, [most]) => maximum === most,
};
const saidOfList: typeof said = {
  isArray: ({ type }) => type === 'array',
  arrayMinSize: ({ minItems = 0 }, [least]) => minItems === least,
  arrayMaxSize: ({ maxItems }, [most]) => maxItems === most,
  arrayUnique: ({ uniqueItems }) => uniqueItems === true,
};

/** Which rules of a field the document does not say. A rule that is new here is one of which nobody has said how the document tells it. */
export const unsaid = (rules: readonly Rule[], field: Schema | undefined): readonly string[] =>
  rules.filter(({ name, given }) => field === undefined || !(saidOfList[name]?.(field, given) ?? said[name]?.(field.items ?? field, given) ?? false)).map(({ name }) => name);

/** A form with one field filled as no window takes it, and the name under which the fault is told. */
export interface Misfilled {
  readonly form: object;
  readonly field: string;
}

const named = ({ $ref, allOf = [] }: Schema): string | undefined => $ref?.split('/').at(-1) ?? allOf.map(named).find(Boolean);

/** Every field of a form, and of the forms within it, filled with each thing that it must not take. */
export function misfilled(form: Schema | undefined, schemas: Readonly<Record<string, Schema>>): readonly Misfilled[] {
  return Object.entries(form?.properties ?? {}).flatMap(([name, field]) => {
    const inner = misfilled(schemas[named(field.items ?? field) ?? ''], schemas);
    const nested = inner.map(one => (field.items ? { form: { [name]: [one.form] }, field: `${name}.0.${one.field}` } : { form: { [name]: one.form }, field: `${name}.${one.field}` }));
    return [...refusedBy(field).map(refused => ({ form: { [name]: refused }, field: name })), ...nested];
  });
}

/** What no field of this kind takes, whatever form it stands in. */
function refusedBy({ type, format, items, pattern, enum: choices, $ref, allOf }: Schema): readonly unknown[] {
  const form = $ref !== undefined || allOf !== undefined;
  if (items) return [null, {}, [[]], [[{}]], [null], ...refusedBy(items).map(one => [one])];
  if (form) return [null, [], [{}], 'x'];
  if (format === 'date') return [null, '9999-12-31', '2200-01-01', '1800-01-01', '2026-02-30', '2026-W10-1', '2026-060', 20260302];
  if (format === 'date-time') return [null, '2200-01-01T00:00:00Z', '1800-01-01T00:00:00Z', '2026-W10-1T10:00:00Z', '2026-060T10:00:00Z', '20260309T010000Z', '2026-03-09T01:00:00'];
  if (type === 'string' && (format ?? pattern ?? choices) !== undefined) return [null, '', '   ', '\n', 'a\u0001\u001b[31mb', '\u200b', ['x'], {}, 7];
  return type === 'string' ? [] : [null, 'x', {}, [1]];
}
