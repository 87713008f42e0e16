// Proof that a process may decide on what it knows already: whatever another process wrote meanwhile, the log has the last word.
import type { NumberVoided } from '@onehall/contracts';
import type { EventLog } from '@onehall/event-store';
import { Refused, type Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { smallHall, type SmallHall } from '@onehall/testing';
import { openLog, namesOf } from '@onehall/event-store';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { HallClock } from './hall-clock.js';
import { registers, VoidNumber, voidNumber, type Register } from './register.js';
import { SaidOtherwise } from './said-errors.js';
import type { Said } from './saying.js';
import { StreamWriter } from './stream-writer.js';

class CloseRegister {
  constructor(readonly registerId: string) {}
}

/** Refuses where three numbers are void already. */
const closeRegister: Decide<CloseRegister, Register, NumberVoided, Law> = (_, voided) => {
  if (voided.length !== 3) throw new Refused('NOT_THREE', { zh: `有${voided.length}个作废号。`, en: `${voided.length} numbers are void.` });
  return [];
};

let hall: SmallHall;
let pool: pg.Pool;
const processes: { readonly log: EventLog; readonly writer: StreamWriter; readonly asked: () => number }[] = [];

beforeAll(async () => {
  hall = await smallHall(['intake']);
  pool = new pg.Pool({ connectionString: hall.database.url(namesOf('intake').app), max: 6 });
  for (let count = 0; count < 2; count++) {
    const log = openLog({ pool, service: 'intake' });
    let loads = 0;
    const counting = new Proxy(log, {
      get: (target, name) => {
        if (name === 'load') loads += 1;
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    processes.push({ log, writer: new StreamWriter({ log: counting, vault: hall.vault, clock: HallClock.real() }), asked: () => loads });
  }
}, 600_000);
afterAll(async () => {
  for (const { log } of processes) await log.close();
  await pool.end();
  await hall.close();
});

const said = (commandId = randomUUID()): Said => ({ commandId, hall: 'hall', actor: { id: 'sweep', role: 'system' }, correlationId: commandId });
const voids = (writer: StreamWriter, registerId: string, number: number, words = said()) =>
  writer.write({ command: new VoidNumber(registerId, { register: `hall/2026/${registerId}`, number, drawnFor: words.commandId }), stream: registers, decide: voidNumber }, words);
const closes = (writer: StreamWriter, registerId: string, words = said()) => writer.write({ command: new CloseRegister(registerId), stream: registers, decide: closeRegister }, words);
const [here, there] = [() => processes[0]!, () => processes[1]!];

describe('A process that spoke to a stream before', () => {
  it('speaks to it again without reading its history', async () => {
    const { writer, asked } = here();
    await voids(writer, 'letter', 1);
    const before = asked();
    for (const number of [2, 3, 4]) await expect(voids(writer, 'letter', number)).resolves.toMatchObject({ version: number, repeated: false });
    expect(asked()).toBe(before);
  });

  it('finds that another was first, and decides on what the log holds', async () => {
    await voids(here().writer, 'visit', 1);
    await voids(there().writer, 'visit', 2);
    await expect(voids(here().writer, 'visit', 3)).resolves.toMatchObject({ version: 3 });
    // The other process knows two, which would be refused: the log holds three.
    await expect(closes(there().writer, 'visit')).resolves.toMatchObject({ version: 3, repeated: false });
    await voids(there().writer, 'visit', 4);
    // This one knows three, which would be allowed: the log holds four.
    await expect(closes(here().writer, 'visit')).rejects.toMatchObject({ reason: 'NOT_THREE', refusal: { en: '4 numbers are void.' } });
  });

  it('answers a command that was said before as it was answered then, also when it would be refused now', async () => {
    const words = said();
    for (const number of [1, 2, 3]) await voids(here().writer, 'phone', number);
    await expect(closes(here().writer, 'phone', words)).resolves.toMatchObject({ version: 3, repeated: false });
    await voids(here().writer, 'phone', 4);
    await expect(closes(here().writer, 'phone', words)).resolves.toMatchObject({ version: 3, repeated: true });
    const other = said();
    await voids(there().writer, 'phone', 5, other);
    await expect(voids(here().writer, 'phone', 5, other)).resolves.toMatchObject({ version: 5, repeated: true });
    await expect(voids(here().writer, 'phone', 6, other)).rejects.toBeInstanceOf(SaidOtherwise);
  });

  it('answers one that had nothing left to write with the last event that stands there, to be waited for, also when it is said again', async () => {
    const words = said();
    for (const number of [1, 2]) await voids(here().writer, 'screening', number);
    const { token } = await voids(here().writer, 'screening', 3);
    expect(token).toMatch(/^intake:0:\d+$/);
    await expect(closes(here().writer, 'screening', words)).resolves.toMatchObject({ version: 3, token, repeated: false });
    await voids(there().writer, 'screening', 4);
    for (const { writer } of [here(), there()]) await expect(closes(writer, 'screening', words)).resolves.toMatchObject({ version: 3, token, repeated: true });
  });

  it('reads the history when the caller names the version that he saw', async () => {
    await voids(here().writer, 'web', 1);
    const before = here().asked();
    await expect(voids(here().writer, 'web', 2, { ...said(), ifMatch: 1 })).resolves.toMatchObject({ version: 2 });
    expect(here().asked()).toBe(before + 1);
  });

  it('and forty speakers at once lose nothing', async () => {
    const numbers = Array.from({ length: 40 }, (_, index) => index + 1);
    const rounds = await Promise.allSettled(numbers.map(number => voids((number % 2 ? here() : there()).writer, 'superior', number)));
    const kept = (await here().log.stream('hall/register/superior')).map(({ data }) => (JSON.parse(data) as { number: number }).number);
    const written = numbers.filter((_, index) => rounds[index]?.status === 'fulfilled');
    expect(kept.sort((a, b) => a - b)).toEqual(written);
    expect(written.length).toBeGreaterThan(2);
  });
});
