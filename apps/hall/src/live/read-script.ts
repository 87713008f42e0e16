// How a line in the hall's own words becomes a script, or the reason why it cannot be lived.
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { BadLine, Faults } from './bad-line.js';
import { formFaults } from './form-faults.js';
import { readDay, readInstant } from './moments.js';
import { actForms, actNames, scriptForm, type Act, type Brought, type Script } from './script.js';

const checkOf = (form: TSchema) => Compile(form);
const checkScript = checkOf(scriptForm);
const checkAct = new Map(actNames.map(name => [name as string, checkOf(actForms[name] ?? scriptForm)]));

/** Throws `BadLine` with every field that is wrong. `today`, a legal day, is what relative moments count from. */
export function readScript(given: unknown, place: { readonly line: number; readonly today: string }): Script {
  const faults = new Faults();
  faults.add(...formFaults(checkScript, given), ...actsIn(given).flatMap(formFaultsOfAct));
  faults.assertNone();
  const { id, joins, acts, ...brought } = given as { id: string; joins?: string; acts: readonly Act[] } & Brought;
  const receivedAt = faults.noting(() => instantOf(brought.receivedAt, 'receivedAt', place.today)) ?? '';
  const petitioned = brought.petitionedOn;
  const petitionedOn = petitioned === undefined ? {} : { petitionedOn: faults.noting(() => dayOf(petitioned, 'petitionedOn', place.today)) ?? '' };
  const read = acts.flatMap((act, index) => faults.noting(() => resolved(act, `acts[${index}]`, place.today)) ?? []);
  faults.assertNone();
  inOrder([receivedAt, ...read.map(({ at }) => at)]);
  return { id, line: place.line, key: `${id} ${brought.receivedAt}`, ...(joins === undefined ? {} : { joins }), brought: { ...brought, receivedAt, ...petitionedOn }, acts: read };
}

const actsIn = (given: unknown): readonly unknown[] => (typeof given === 'object' && given !== null && 'acts' in given && Array.isArray(given.acts) ? (given.acts as readonly unknown[]) : []);

/** What is no object at all is the script's own fault. */
function formFaultsOfAct(act: unknown, index: number): readonly BadLine[] {
  if (typeof act !== 'object' || act === null) return [];
  const where = `acts[${index}]`;
  const name = 'act' in act ? act.act : undefined;
  if (typeof name !== 'string') return [new BadLine(`缺少「${where}.act」`, `${where}.act is missing`)];
  const check = checkAct.get(name);
  return check ? formFaults(check, act, where) : [new BadLine(`${where}.act：没有「${name}」这一步`, `${where}.act: there is no act ${name}`)];
}

/** The act with its moments read. */
function resolved(given: Act, where: string, today: string): Act {
  const act = { ...given, at: instantOf(given.at, `${where}.at`, today) };
  if (act.act === 'dispose' || act.act === 'ask') return act.answerBy === undefined ? act : { ...act, answerBy: dayOf(act.answerBy, `${where}.answerBy`, today) };
  if (act.act === 'conference') return { ...act, heldAt: instantOf(act.heldAt, `${where}.heldAt`, today) };
  if (act.act === 'resolution') return { ...act, tasks: act.tasks.map(task => ({ ...task, dueOn: dayOf(task.dueOn, `${where}.tasks.dueOn`, today) })) };
  return act;
}

function instantOf(written: string, field: string, today: string): string {
  const instant = readInstant(written, today);
  if (instant === undefined) throw new BadLine(`「${field}」不是时间：${written}`, `${field} is no instant: ${written}`);
  return instant;
}

function dayOf(written: string, field: string, today: string): string {
  const day = readDay(written, today);
  if (day === undefined) throw new BadLine(`「${field}」不是日期：${written}`, `${field} is no day: ${written}`);
  return day;
}

function inOrder(instants: readonly string[]): void {
  const index = instants.findIndex((instant, place) => place > 0 && instant < (instants[place - 1] ?? ''));
  if (index < 0) return;
  throw new BadLine(`acts[${index - 1}] 早于它前面的一步`, `acts[${index - 1}] lies before the act that stands before it`);
}
