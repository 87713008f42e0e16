// How a petitioner reads the progress of a case: every step with its legal day, in order, and the departments by name.
import type { PublicCase } from '../views/public-case.js';
import type { PublicStep } from '../views/public-step.js';
import type { QuerySlip } from '../views/query-slip.js';
import { stepsFor } from './as-brought.js';

/** What the reader needs beside the row: the legal day of an instant, today, and what each department is called. */
export interface Wording {
  readonly dayOf: (instant: string) => string;
  readonly today: string;
  readonly names: ReadonlyMap<string, string>;
}

type Step = PublicStep['step'];

/** Each half of the row keeps the order in which its service spoke; on one day what the window did comes first, and a rating last but for the ending. */
const rank = (step: Step): number => (step === 'rated' ? 2 : step === 'ended' ? 3 : 1);

const inOrder = (one: { readonly on: string; readonly step: Step }, other: { readonly on: string; readonly step: Step }): number => (one.on === other.on ? rank(one.step) - rank(other.step) : one.on < other.on ? -1 : 1);

/** The case as it looks to whoever brought this submission: it came on its own day and through its own door, also when it joined a case that was there. `mayRate`: the reply was delivered or the case settled or withdrawn, the time is not over, and whoever brought this submission has not rated yet. */
export function progressOf(row: PublicCase, own: QuerySlip, { dayOf, today, names }: Wording) {
  const named = (department: string) => ({ department, name: names.get(department) ?? department });
  const shown = (step: PublicStep) => {
    if (step.step === 'registered') return { step: step.step, on: dayOf(step.at) };
    if (step.step === 'rated' || step.step === 'withdrawn') return { step: step.step, on: step.on };
    return 'departments' in step && step.departments ? { ...step, departments: step.departments.map(named) } : step;
  };
  const { category, rateBy, endedOn } = row;
  const steps = stepsFor(row, own);
  const ratedOn = steps.flatMap(step => (step.step === 'rated' ? [step.on] : []))[0] ?? null;
  return {
    ...{ receivedOn: own.receivedAt === null ? row.receivedOn : dayOf(own.receivedAt), channel: own.channel ?? row.channel, category },
    ...{ steps: steps.map(shown).sort(inOrder), rateBy, ratedOn, mayRate: rateBy !== null && ratedOn === null && today <= rateBy, endedOn },
  };
}
