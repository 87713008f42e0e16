// What intake must remember of a register of numbers: which of them will never be used.
import type { RegisterEvent } from '@onehall/contracts';
import type { Stream } from '@onehall/kernel';

/** The numbers that were voided. */
export type Register = readonly number[];

export const registers: Stream<'registerId', Register, RegisterEvent> = {
  kind: 'register',
  key: 'registerId',
  initial: [],
  evolve: (voided, { data }) => [...voided, data.number],
};

/** `<hall>/2026/visit` → its hall, and `2026-visit` as the id of its stream. */
export function placeOfRegister(register: string): { readonly hall: string; readonly registerId: string } {
  const [hall = '', ...rest] = register.split('/');
  return { hall, registerId: rest.join('-') };
}
