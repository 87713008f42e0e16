// How a petitioner reads the progress of a case: every step with its legal day, in order, and the departments by name.
import type { PublicCase } from '../views/public-case.js';
import type { PublicStep } from '../views/public-step.js';

/** What the reader needs beside the row: the legal day of an instant, today, and what each department is called. */
export interface Wording {
  readonly dayOf: (instant: string) => string;
  readonly today: string;
  readonly names: ReadonlyMap<string, string>;
}

type Step = PublicStep['step'];

/** Window and departments fill their own halves of the row; on one day a case goes this way, and sorting keeps the order of equals. */
const rank: Readonly<Record<Step, number>> = {
  registered: 0, 'sent-on': 1, 'not-accepted': 1, 'no-longer-accepted': 1, redirected: 1, 'sent-out': 3, 'signed-for': 4, accepted: 4, extended: 5, replied: 6, settled: 6, delivered: 7, rated: 8, ended: 9,
};

const inOrder = (one: { readonly on: string; readonly step: Step }, other: { readonly on: string; readonly step: Step }): number =>
  one.on === other.on ? rank[one.step] - rank[other.step] : one.on < other.on ? -1 : 1;

/** `mayRate`: the reply was delivered or the case settled or withdrawn, the time is not over, and nobody rated yet. */
export function progressOf({ receivedOn, channel, category, windowSteps, departmentSteps, rateBy, ratedOn, endedOn }: PublicCase, { dayOf, today, names }: Wording) {
  const named = (department: string) => ({ department, name: names.get(department) ?? department });
  const shown = (step: PublicStep) => {
    if (step.step === 'registered') return { step: step.step, on: dayOf(step.at) };
    return 'departments' in step ? { ...step, departments: step.departments.map(named) } : step;
  };
  const steps = [...(windowSteps ?? []), ...(departmentSteps ?? [])].map(shown).sort(inOrder);
  return { receivedOn, channel, category, steps, rateBy, ratedOn, mayRate: rateBy !== null && ratedOn === null && today <= rateBy, endedOn };
}
