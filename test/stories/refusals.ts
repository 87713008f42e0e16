// How a table of refusals becomes stories: each is asked over HTTP and must say its reason, its sentences, its article and its field, and leave nothing written.
import type { Reason as Said } from '@onehall/kernel';
import { dayOfInstant, lawOn } from '@onehall/rulebook';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { StoryHouse, Who } from './house.js';

/** Who asks for what, and how it is answered. `:name` in the address and `<name>` in the body stand for an id that the story has given a name. */
export interface Asking {
  readonly who: Who;
  readonly says: string;
  readonly body?: object;
  readonly status: 403 | 404 | 409 | 422;
  readonly field?: string;
}

/** For each reason of a service how it is met, or why no window can meet it. A reason without a line does not compile. */
export type Refusals<Reason extends string> = Readonly<Record<Reason, readonly [Asking, ...Asking[]] | string>>;

export interface Refusing<Reason extends string> {
  readonly service: string;
  readonly refuse: { readonly table: Readonly<Record<Reason, Said>> };
  readonly table: Refusals<Reason>;
  /** The ids by name, once the story's beginning is told. */
  readonly ids: Readonly<Record<string, string>>;
}

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly reason: string;
  readonly detail: string;
  readonly detailEn: string;
  readonly article?: string;
  readonly field?: string;
  readonly correlationId: string;
}

const chinese = /[\u4e00-\u9fff]/;

/** The reasons as they stand in the contract: what is not asked for here would not be noticed there. */
const reasonsOf = (service: string): readonly string[] => {
  const source = readFileSync(path.resolve(__dirname, `../../libs/contracts/src/${service}/refusals.ts`), 'utf8');
  return [...source.matchAll(/^ {2}([A-Z][A-Z_]+): \{/gm)].flatMap(([, reason]) => reason ?? []);
};

function named(ids: Refusing<string>['ids'], name: string): string {
  const id = ids[name];
  if (id === undefined) throw new Error(`The story knows no ${name}.`);
  return id;
}

/** Asks once in Chinese and once in English. */
async function asked(house: StoryHouse, { who, says, body }: Asking, ids: Refusing<string>['ids']) {
  const request = says.replace(/:([a-z][A-Za-z]*)/g, (_, name: string) => named(ids, name));
  const filled = body && (JSON.parse(JSON.stringify(body).replace(/<([a-z][A-Za-z]*)>/g, (_, name: string) => named(ids, name))) as object);
  return [await house.as<Problem>(who, request, filled), await house.as<Problem>(who, request, filled, { 'accept-language': 'en' })] as const;
}

/** Tells the stories of a service's refusals. */
export function refusesAsItsTableSays<Reason extends string>(house: StoryHouse, { service, refuse, table, ids }: Refusing<Reason>): void {
  const lines = Object.entries<Refusals<Reason>[Reason]>(table).flatMap(([reason, askings]) => (typeof askings === 'string' ? [] : askings.map(asking => ({ reason: reason as Reason, asking }))));

  /** What stood in the logs when the last one was refused. */
  let before: string | undefined;
  it.each(lines.map(line => [`${refuse.table[line.reason].en} (${line.asking.who} ${line.asking.says})`, line] as const))('%s', async (_, { reason, asking }) => {
    before ??= await house.written();
    const [{ status, body, headers }, english] = await asked(house, asking, ids);
    const { rule } = refuse.table[reason];
    expect([status, body.reason, body.type, body.status]).toEqual([asking.status, reason, `urn:onehall:problem:${reason}`, asking.status]);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body.detail).toMatch(chinese);
    expect(body.detailEn).toMatch(/^[A-Z].{5,}\.$/);
    expect([english.body.reason, english.body.detail]).toEqual([reason, body.detailEn]);
    expect(body.field).toBe(asking.field);
    const cited = rule === undefined ? undefined : lawOn(dayOfInstant(house.now)).cites(rule);
    expect(cited === undefined || (body.article ?? '').length > 3).toBe(true);
    expect(body.correlationId).not.toBe(english.body.correlationId);
    const [earlier, now] = [before, await house.written()];
    before = now;
    expect(now).toBe(earlier);
  });

  it('and every reason of the contract is met here, or it is said why no window can meet it', () => {
    expect([...reasonsOf(service)].sort()).toEqual(Object.keys(table).sort());
    for (const [reason, why] of Object.entries<Refusals<Reason>[Reason]>(table)) if (typeof why === 'string') expect([reason, why.length > 20]).toEqual([reason, true]);
  });
}
