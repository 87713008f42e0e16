// How a line in the hall's own words becomes a script, or the reason why it cannot be lived.
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { BadLine } from './bad-line.js';
import { readDay, readInstant } from './moments.js';
import { actForms, actNames, scriptForm, type Act, type Brought, type Script } from './script.js';

const checkOf = (form: TSchema) => Compile(form);
const checkScript = checkOf(scriptForm);
const checkAct = new Map(actNames.map(name => [name as string, checkOf(actForms[name] ?? scriptForm)]));

/** Throws `BadLine` with the field that is wrong. `today`, a legal day, is what relative moments count from. */
export function readScript(given: unknown, place: { readonly line: number; readonly today: string }): Script {
  fits(checkScript, given, '');
  const { id, joins, acts, ...brought } = given as { id: string; joins?: string; acts: readonly { readonly act: string }[] } & Brought;
  const receivedAt = instantOf(brought.receivedAt, 'receivedAt', place.today);
  const petitionedOn = brought.petitionedOn === undefined ? {} : { petitionedOn: dayOf(brought.petitionedOn, 'petitionedOn', place.today) };
  const read = acts.map((act, index) => readAct(act, `acts[${index}]`, place.today));
  inOrder([receivedAt, ...read.map(({ at }) => at)]);
  return { id, line: place.line, key: `${id} ${brought.receivedAt}`, ...(joins === undefined ? {} : { joins }), brought: { ...brought, receivedAt, ...petitionedOn }, acts: read };
}

function readAct(given: { readonly act: string }, where: string, today: string): Act {
  const check = checkAct.get(given.act);
  if (!check) throw new BadLine(`${where}.act：没有「${given.act}」这一步`, `${where}.act: there is no act ${given.act}`);
  fits(check, given, `${where}.`);
  return resolved(given as unknown as Act, where, today);
}

/** The act with its moments read. */
function resolved(given: Act, where: string, today: string): Act {
  const act = { ...given, at: instantOf(given.at, `${where}.at`, today) };
  if (act.act === 'dispose' || act.act === 'ask') return act.answerBy === undefined ? act : { ...act, answerBy: dayOf(act.answerBy, `${where}.answerBy`, today) };
  if (act.act === 'conference') return { ...act, heldAt: instantOf(act.heldAt, `${where}.heldAt`, today) };
  if (act.act === 'resolution') return { ...act, tasks: act.tasks.map(task => ({ ...task, dueOn: dayOf(task.dueOn, `${where}.tasks.dueOn`, today) })) };
  return act;
}

function fits(check: ReturnType<typeof checkOf>, given: unknown, prefix: string): void {
  if (check.Check(given)) return;
  const [first] = check.Errors(given);
  const field = `${prefix}${first?.instancePath.slice(1).replaceAll('/', '.') ?? ''}`.replace(/\.$/, '');
  if (first?.keyword === 'boolean') throw new BadLine(`没有「${field}」这一项`, `there is no field ${field}`);
  throw new BadLine(`「${field || '本行'}」不合要求：${first?.message ?? ''}`, `${field || 'the line'} does not fit: ${first?.message ?? ''}`);
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
