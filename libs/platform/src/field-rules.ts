// How the fields of forms are checked at every window: each rule once, with what the API document says of it.
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { dayOfInstant, nameableDays } from '@onehall/rulebook';
import { Transform, Type as Become } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, buildMessage, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsString, IsUUID, Length, Matches, Max, Min, ValidateBy, ValidateIf, ValidateNested, type ValidationOptions } from 'class-validator';

/** A field that is a list: each of its items keeps the rule. */
export interface Listed {
  readonly atLeast?: number;
  readonly atMost: number;
  readonly unique?: true;
}

/** What a field is about, in Chinese; whether it may be absent; whether it is a list. */
export interface About {
  readonly zh: string;
  readonly optional?: true;
  readonly list?: Listed;
}

type Check = (options: ValidationOptions) => PropertyDecorator;

const each: ValidationOptions = { each: true };

const listed = ({ atLeast = 0, atMost, unique }: Listed): PropertyDecorator[] => [IsArray(), ArrayMinSize(atLeast), ArrayMaxSize(atMost), ...(unique ? [ArrayUnique()] : [])];

const bounds = ({ atLeast, atMost, unique }: Listed): object => ({ maxItems: atMost, ...(atLeast !== undefined && { minItems: atLeast }), ...(unique && { uniqueItems: true }) });

/** `null` is no way to say nothing: a field is there with a value, or it is absent. */
const checked = ({ zh, optional, list }: About, documented: object, checks: readonly Check[]): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ ...documented, description: zh, required: !optional }),
    ...(optional ? [ValidateIf((_: object, value: unknown) => value !== undefined)] : []),
    ...(list ? listed(list) : []),
    ...checks.map(check => check(list ? each : {})),
  );

const field = (about: About, documented: object, checks: readonly Check[]): PropertyDecorator =>
  checked(about, about.list ? { type: 'array', items: documented, ...bounds(about.list) } : documented, checks);

/** A rule of the house's own under its own name, so that an error can say in both languages which one was broken. */
const rule = (name: string, holds: (value: unknown) => boolean, says: string): Check => options =>
  ValidateBy({ name, validator: { validate: holds, defaultMessage: buildMessage(every => `${every}$property ${says}`, options) } }, options);

/** At least one character that can be seen, and no control character but tab and line breaks: anything else fits no printed form, and a blank is no reason. */
const readable = /^(?=[\s\S]*[^\s\u00ad\u115f\u1160\u200b-\u200f\u2028-\u202f\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0])[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$/;

const isReadable = rule('isReadable', value => typeof value === 'string' && readable.test(value), 'must hold visible words and no control characters');

/** Words of 1 to `atMost` characters, not blank, without control characters. The one rule for all text of all services. */
export const Words = (atMost: number, about: About): PropertyDecorator =>
  field(about, { type: 'string', minLength: 1, maxLength: atMost, pattern: readable.source }, [IsString, options => Length(1, atMost, options), isReadable]);

/** Words of a fixed spelling. */
export const Spelled = (pattern: RegExp, { example, ...about }: About & { readonly example: string }): PropertyDecorator =>
  field(about, { type: 'string', pattern: pattern.source, example }, [IsString, options => Matches(pattern, { ...options, message: `$property should be spelled like ${example}` })]);

/** The id of a department in the register, or `hall` where the hall itself may be meant. */
export const Department = (about: About): PropertyDecorator => Spelled(/^[a-z0-9-]{2,40}$/, { example: 'county-water', ...about });

/** One of a closed list of words. */
export const Choice = (choices: readonly string[], about: About): PropertyDecorator => field(about, { type: 'string', enum: [...choices] }, [options => IsIn([...choices], options)]);

const { first, last } = nameableDays;
const years = `${first.slice(0, 4)} to ${last.slice(0, 4)}`;
const named = /^\d{4}-\d{2}-\d{2}$/;
const atNoon = (day: string): Date => new Date(`${day}T12:00:00.000Z`);

/** Whether it is a day, YYYY-MM-DD, that there is and that the calendar of the law reaches with room behind it. */
export const isDay = (value: unknown): value is string =>
  typeof value === 'string' && named.test(value) && value >= first && value <= last && !Number.isNaN(atNoon(value).getTime()) && atNoon(value).toISOString().startsWith(value);

const rfc3339 = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Whether it is an instant as RFC 3339 writes it, with its zone, on such a day, there as in Shanghai. */
export const isInstant = (value: unknown): value is string => typeof value === 'string' && isDay(rfc3339.exec(value)?.[1]) && isDay(dayOfInstant(value));

/** A legal day, YYYY-MM-DD, of the years that the calendar of the law reaches with room behind them. */
export const Day = (about: About): PropertyDecorator =>
  field(about, { type: 'string', format: 'date', example: '2026-03-02' }, [rule('isDay', isDay, `must be a day of the years ${years}, YYYY-MM-DD`)]);

/** An instant with its zone, RFC 3339, of the same years. */
export const Instant = (about: About): PropertyDecorator =>
  field(about, { type: 'string', format: 'date-time', example: '2026-03-02T09:30:00+08:00' }, [rule('isInstant', isInstant, `must be an instant with its zone of the years ${years}, such as 2026-03-02T09:30:00+08:00`)]);

const small = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

/** The id of a case, person, … : a uuid. In capitals it is the same one, as RFC 9562 wants. */
export const Id = (about: About): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(small) : small(value))),
    field(about, { type: 'string', format: 'uuid' }, [options => IsUUID('all', options)]),
  );

/** A whole number. */
export const Whole = (from: number, to: number, about: About): PropertyDecorator =>
  field(about, { type: 'integer', minimum: from, maximum: to }, [IsInt, options => Min(from, options), options => Max(to, options)]);

/** A whole number in an address, where everything arrives as text. */
export const Counted = (from: number, to: number, about: About): PropertyDecorator => applyDecorators(Become(() => Number), Whole(from, to, about));

/** Yes or no. */
export const Flag = (about: About): PropertyDecorator => field(about, { type: 'boolean' }, [IsBoolean]);

/** A form within a form; a list of them, where `about.list` says so. A list within that list is refused, not walked into. */
export const Form = (form: Type<object>, about: About): PropertyDecorator =>
  checked(about, about.list ? { type: [form], ...bounds(about.list) } : { type: form }, [IsObject, ValidateNested, () => Become(() => form)]);
