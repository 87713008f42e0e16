// What a setting is: a count, a switch or a choice, with its meaning in both languages, where its default comes from and what it moves.
import type { Provenance } from './regulations.js';

/** What every setting says of itself. */
export interface Told {
  readonly zh: string;
  readonly en: string;
  /** Where the default was found: an article, a rule of the domain rules, a page of the design. */
  readonly source: string;
  readonly provenance: Provenance;
}

/** A number with its unit and the bounds within which the law lets it be set. */
export interface Count extends Told {
  readonly kind: 'count';
  readonly default: number;
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

export interface Switch extends Told {
  readonly kind: 'switch';
  readonly default: boolean;
}

export interface Choice<Value extends string> extends Told {
  readonly kind: 'choice';
  readonly default: Value;
  readonly choices: readonly Value[];
}

/** The files of the product that read a setting, or the part of the hall that must be built before it has an effect. A test of the architecture holds this to the tree. */
export type Effect = { readonly readBy: readonly string[] } | { readonly waitsFor: { readonly zh: string; readonly en: string } };

export type AnySetting = Count | Switch | Choice<string>;

type Rows = Readonly<Record<string, AnySetting>>;
type With<Table extends Rows> = { readonly [Name in keyof Table]: Table[Name] & Effect };

const having = <Table extends Rows>(effect: Effect, rows: Table): With<Table> =>
  Object.fromEntries<AnySetting & Effect>(Object.entries(rows).map(([name, row]) => [name, { ...row, ...effect }])) as With<Table>;

/** Settings that these files of the product read. */
export const readBy = <const Table extends Rows>(files: readonly string[], rows: Table): With<Table> => having({ readBy: files }, rows);

/** Settings that have no effect yet, and therefore cannot be set. */
export const waitsFor = <const Table extends Rows>(what: { readonly zh: string; readonly en: string }, rows: Table): With<Table> => having({ waitsFor: what }, rows);

/** A whole number, 0 to 10,000 unless bounded more narrowly. */
export const count = (value: number, unit: string, told: Told & { readonly least?: number; readonly most?: number }): Count => ({
  kind: 'count', default: value, unit, least: 0, most: 10_000, whole: true, ...told,
});

/** A share between 0 and 1. */
export const share = (value: number, told: Told): Count => ({ kind: 'count', default: value, unit: 'share', least: 0, most: 1, whole: false, ...told });

export const yesOrNo = (value: boolean, told: Told): Switch => ({ kind: 'switch', default: value, ...told });

export const choice = <Value extends string>(value: Value, choices: readonly Value[], told: Told): Choice<Value> => ({ kind: 'choice', default: value, choices, ...told });
