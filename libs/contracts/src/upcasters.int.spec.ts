// Proof with a real vault that what was sealed in an earlier version still opens in today's words, and that today's words are sealed with the keys of those whom they are about.
import { upcast } from '@onehall/event-store';
import type { Event } from '@onehall/kernel';
import { smallHall, type SmallHall } from '@onehall/testing';
import { openDeep, sealAll, type DataToSeal } from '@onehall/vault';
import { contracts, personalFields, ReplyDelivered, TaskDone, upcasters } from './index.js';

const caseId = '5f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b11';
const served = '6f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b12';
const personId = '7f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b13';
const eventId = '8f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b14';

let hall: SmallHall;
beforeAll(async () => (hall = await smallHall(['routing'])));
afterAll(() => hall.close());

const sealOne = async <Data extends object>(item: DataToSeal<Data>): Promise<Data> => (await sealAll(hall.vault, [item]))[0] ?? item.data;
/** As version 1 was written: one field of the event itself, sealed with its case's key. */
const written = async (type: string, data: object, field: string): Promise<Event> => ({ type, schemaVersion: 1, data: await sealOne({ data, eventId, fields: [{ path: [field], owner: 'caseId' }] }) });
const sealed = <Data extends object>({ type, data }: Event<string, Data>) => {
  const contract = contracts.get(type);
  return sealOne({ data, eventId, fields: contract ? personalFields(contract) : [] });
};

describe('What was sealed in version 1', () => {
  it('opens in version 2: the report of a task', async () => {
    const before = await written('TaskDone', { conferenceId: eventId, caseId: served, taskId: eventId, department: 'county-water', doneOn: '2026-03-02', report: '修好了' }, 'report');
    const today = upcast(before, upcasters);
    expect(today).toMatchObject({ schemaVersion: 2, data: { task: { report: { key: `case/${served}` } } } });
    expect(await openDeep(hall.vault, today.data)).toEqual({ conferenceId: eventId, caseId: served, department: 'county-water', doneOn: '2026-03-02', task: { taskId: eventId, caseId: served, report: '修好了' } });
  });

  it('opens in version 2: who took a reply, and a reply that nobody took', async () => {
    const before = await written('ReplyDelivered', { caseId, deliveredOn: '2026-03-02', method: 'direct', receiver: '赵小满' }, 'receiver');
    expect(await openDeep(hall.vault, upcast(before, upcasters).data)).toEqual({ caseId, deliveredOn: '2026-03-02', method: 'direct', receiver: { name: '赵小满' } });
    expect(upcast({ type: 'ReplyDelivered', schemaVersion: 1, data: { caseId, deliveredOn: '2026-03-02', method: 'public' } }, upcasters)).toEqual(ReplyDelivered({ caseId, deliveredOn: '2026-03-02', method: 'public' }));
  });
});

describe('What is sealed today', () => {
  it('of a task is the text of the case that the task serves, whichever case the conference goes by', async () => {
    const done = TaskDone({ conferenceId: eventId, caseId, department: 'county-water', doneOn: '2026-03-02', task: { taskId: eventId, caseId: served, report: '修好了' } });
    expect(await sealed(done)).toMatchObject({ task: { report: { key: `case/${served}`, at: `${eventId}#task.report` } } });
  });

  it('of a receiver is that person’s own, and is gone when the person is forgotten', async () => {
    const delivered = ReplyDelivered({ caseId, deliveredOn: '2026-03-02', method: 'direct', receiver: { personId, name: '赵小满' } });
    const kept = await sealed(delivered);
    expect(await openDeep(hall.vault, kept)).toEqual(delivered.data);
    await hall.vault.forget(`person/${personId}`);
    expect(await openDeep(hall.vault, kept)).toMatchObject({ receiver: { personId, name: { forgotten: true } } });
  });
});
