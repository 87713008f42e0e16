// How a petitioner reads the progress of a case: every step with its legal day, in order, and the departments by name.
import type { PublicCase } from '../views/public-case.js';
import type { PublicStep } from '../views/public-step.js';

/** What the reader needs beside the row: the legal day of an instant, today, and what each department is called. */
export interface Wording {
  readonly dayOf: (instant: string) => string;
  readonly today: string;
  readonly names: ReadonlyMap<string, string>;
}

/** `mayRate`: the reply was delivered, the time is not over, and nobody rated yet. */
export function progressOf({ receivedOn, channel, category, windowSteps, departmentSteps, rateBy, ratedOn, endedOn }: PublicCase, { dayOf, today, names }: Wording) {
  const named = (department: string) => ({ department, name: names.get(department) ?? department });
  const shown = (step: PublicStep) => {
    if (step.step === 'registered') return { step: step.step, on: dayOf(step.at) };
    return 'departments' in step ? { ...step, departments: step.departments.map(named) } : step;
  };
  // Sorting keeps the order of equal days, so what the window did stands before what the departments did.
  const steps = [...(windowSteps ?? []), ...(departmentSteps ?? [])].map(shown).sort((one, other) => Number(one.on > other.on) - Number(one.on < other.on));
  return { receivedOn, channel, category, steps, rateBy, ratedOn, mayRate: rateBy !== null && ratedOn === null && today <= rateBy, endedOn };
}
