// A register of numbers: which of its numbers were drawn for a command that then wrote nothing, and will never be used.
import { NumberVoided } from '@onehall/contracts';
import type { Decide, Stream } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';

/** The numbers that were voided. */
export type Register = readonly number[];

/** Which number of which register, and for which command it was drawn. */
export interface Unused {
  readonly register: string;
  readonly number: number;
  readonly drawnFor: string;
}

/** A number is either used or void: who says a command again, long after its number was drawn, claims the number as the void does. */
export const claimOn = (register: string, number: number) => ({ scope: `number/${register}`, key: String(number) });

/** A service's own stream for each register that it draws from. */
export const registers: Stream<'registerId', Register, NumberVoided> = {
  kind: 'register',
  key: 'registerId',
  initial: [],
  evolve: (voided, { data }) => [...voided, data.number],
  claims: ({ data }) => [claimOn(data.register, data.number)],
};

/** `<hall>/2026/visit` → its hall, and `2026-visit` as the id of its stream. */
export function placeOfRegister(register: string): { readonly hall: string; readonly registerId: string } {
  const [hall = '', ...rest] = register.split('/');
  return { hall, registerId: rest.join('-') };
}

export class VoidNumber {
  constructor(
    readonly registerId: string,
    readonly given: Unused,
  ) {}
}

export const voidNumber: Decide<VoidNumber, Register, NumberVoided, Law> = ({ given }, voided) => (voided.includes(given.number) ? [] : [NumberVoided({ ...given })]);
