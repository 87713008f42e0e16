// How the fields of intake's forms are checked: each rule once, with what the API document says of it.
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsString, IsUUID, Length, Matches, Max, Min, ValidateIf } from 'class-validator';

interface About {
  readonly zh: string;
  readonly optional?: true;
}

/** Fits neither a JSON column nor a printed form: control characters other than tab and line breaks. */
const printable = /^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*$/;

/** `null` is no way to say nothing: a field is there with a value, or it is absent. */
const rule = ({ zh, optional }: About, documented: ApiPropertyOptions, ...rules: PropertyDecorator[]): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ ...documented, description: zh, required: !optional } as ApiPropertyOptions),
    ...(optional ? [ValidateIf((_: object, value: unknown) => value !== undefined)] : []),
    ...rules,
  );

/** Words of 1 to `atMost` characters, not blank. */
export const Words = (atMost: number, about: About): PropertyDecorator =>
  rule(about, { type: String, minLength: 1, maxLength: atMost }, IsString(), Length(1, atMost), Matches(/\S/, { message: '$property should not be blank' }), Matches(printable, { message: '$property holds control characters' }));

/** Words of a fixed spelling. */
export const Spelled = (pattern: RegExp, about: About & { readonly example: string }): PropertyDecorator =>
  rule(about, { type: String, pattern: pattern.source, example: about.example }, IsString(), Matches(pattern, { message: `$property should be spelled like ${about.example}` }));

export const Choice = (choices: readonly string[], about: About): PropertyDecorator => rule(about, { type: String, enum: [...choices] }, IsIn([...choices]));

/** A legal day, YYYY-MM-DD, that the calendar has. */
export const Day = (about: About): PropertyDecorator =>
  rule(about, { type: String, format: 'date', example: '2026-03-02' }, Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '$property should be a day, YYYY-MM-DD' }), IsISO8601({ strict: true }));

/** An instant with its zone. */
export const Instant = (about: About): PropertyDecorator =>
  rule(
    about,
    { type: String, format: 'date-time', example: '2026-03-02T09:30:00+08:00' },
    Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/, { message: '$property should be an instant with its zone, such as 2026-03-02T09:30:00+08:00' }),
    IsISO8601({ strict: true }),
  );

export const Id = (about: About): PropertyDecorator => rule(about, { type: String, format: 'uuid' }, IsUUID('all'), Matches(/^[0-9a-f-]+$/, { message: '$property should be in small letters' }));

export const Whole = (from: number, to: number, about: About): PropertyDecorator => rule(about, { type: Number, minimum: from, maximum: to }, IsInt(), Min(from), Max(to));

export const Flag = (about: About): PropertyDecorator => rule(about, { type: Boolean }, IsBoolean());
