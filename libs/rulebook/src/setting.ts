// What a setting is: a count, a switch or a choice, with its meaning in both languages and where its default comes from.
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

export type AnySetting = Count | Switch | Choice<string>;

/** A whole number, 0 to 10,000 unless bounded more narrowly. */
export const count = (value: number, unit: string, told: Told & { readonly least?: number; readonly most?: number }): Count => ({
  kind: 'count', default: value, unit, least: 0, most: 10_000, whole: true, ...told,
});

/** A share between 0 and 1. */
export const share = (value: number, told: Told): Count => ({ kind: 'count', default: value, unit: 'share', least: 0, most: 1, whole: false, ...told });

export const yesOrNo = (value: boolean, told: Told): Switch => ({ kind: 'switch', default: value, ...told });

export const choice = <Value extends string>(value: Value, choices: readonly Value[], told: Told): Choice<Value> => ({ kind: 'choice', default: value, choices, ...told });
