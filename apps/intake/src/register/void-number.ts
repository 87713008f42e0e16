// A number that was drawn for a command which then wrote nothing is recorded as void, so that every hole in a register has its reason.
import { NumberVoided, type RegisterEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Register } from './register.js';

/** Which number of which register, and for which command it was drawn. */
export interface Unused {
  readonly register: string;
  readonly number: number;
  readonly drawnFor: string;
}

export class VoidNumber {
  constructor(
    readonly registerId: string,
    readonly given: Unused,
  ) {}
}

export const voidNumber: Decide<VoidNumber, Register, RegisterEvent, Law> = ({ given }, voided) => (voided.includes(given.number) ? [] : [NumberVoided(given)]);
