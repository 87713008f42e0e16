// Said twice, meant once: by many at once, after an answer that was lost on the way, with nothing to write, on another stream, and after everything has changed.
import { createHash, randomUUID } from 'node:crypto';
import { anAppend, anEvent, byChance, freshLog, losingLine, runAt, type FreshLog, type LosingLine } from '@onehall/testing';
import { Client, Pool } from 'pg';
import { asking } from './asking.js';
import { openLog, type Append, type Appended, type EventLog } from './index.js';
import { sayMany, sayOne } from './saying.js';

const ask = asking('intake');
let hall: FreshLog;
beforeAll(async () => {
  hall = await freshLog('intake', { sealing: false });
});
afterAll(() => hall.close());

const fresh = (given: Partial<Append> = {}): Append => anAppend(`case/${randomUUID()}`, given);
const statuses = (answers: readonly Appended[]) => answers.map(({ status }) => status).sort();
const alone = (append: Append): Promise<Appended> => sayOne(ask, hall.pool, append);
const inBatch = async (append: Append): Promise<Appended> => (await sayMany(ask, hall.pool, [fresh(), append]))[1]!;
const answerOf = async ({ commandId, request, stream }: Append) => hall.log.load(commandId, request, stream);
const versionsOf = async ({ stream }: Append) => (await hall.log.stream(stream)).map(({ version }) => version);
/** What was answered, without whether it was the first time. */
const said = (answer: Appended) => ({ ...answer, status: undefined });

describe('A command that many say at once', () => {
  let voices: Client[];
  beforeAll(async () => {
    voices = Array.from({ length: 10 }, () => new Client({ connectionString: hall.database.url('intake_app') }));
    await Promise.all(voices.map(voice => voice.connect()));
  });
  afterAll(() => Promise.all(voices.map(voice => voice.end())));

  /** Half of them in a batch with others. */
  const together = (saying: (nth: number) => Append): Promise<Appended[]> =>
    Promise.all(voices.map(async (voice, nth) => (nth % 2 ? sayOne(ask, voice, saying(nth)) : (await sayMany(ask, voice, [fresh(), saying(nth)]))[1]!)));

  it.each([
    { what: 'is written once, and all hear the same', events: 2 },
    { what: 'is remembered once, and all hear the same, when it writes nothing', events: 0 },
  ])('$what', async ({ events }) => {
    for (let round = 0; round < 40; round++) {
      const append = fresh({ expected: 'any', events: Array.from({ length: events }, () => anEvent()) });
      const answers = await together(() => append);
      expect(statuses(answers)).toEqual([...Array<string>(9).fill('duplicate'), 'ok']);
      expect(new Set(answers.map(answer => JSON.stringify(said(answer)))).size).toBe(1);
      expect(await versionsOf(append)).toHaveLength(events);
    }
  });

  it('of different streams belongs to the quickest: who means another stream is refused', () => byChance(async dice => {
    const places = dice(0);
    for (let round = 0; round < 40; round++) {
      const here = fresh();
      const there = fresh({ commandId: here.commandId, request: here.request, events: places.oneIn(3) ? [] : [anEvent()] });
      const meant = voices.map(() => (places.oneIn(2) ? here : there));
      const answers = await together(nth => meant[nth]!);
      const first = answers.findIndex(({ status }) => status === 'ok');
      expect(first).toBeGreaterThanOrEqual(0);
      answers.forEach((answer, nth) => {
        if (meant[nth] !== meant[first]) expect(answer).toEqual({ status: 'mismatch' });
        else expect(said(answer)).toEqual(said(answers[first]!));
      });
      expect(statuses(answers).filter(status => status === 'ok')).toHaveLength(1);
      const other = meant[first] === here ? there : here;
      expect(await versionsOf(other)).toEqual([]);
    }
  }));
});

describe('A command whose answer was lost between its commit and the one who waits', () => {
  let line: LosingLine;
  let pool: Pool;
  let log: EventLog;
  beforeEach(async () => {
    line = await losingLine(hall.database.url('intake_app'));
    pool = new Pool({ connectionString: line.url, max: 1 });
    log = openLog({ pool, service: 'intake' });
    await log.identity();
  });
  afterEach(async () => {
    await log.close();
    await pool.end();
    await line.close();
  });

  it.each([{ events: 3, versions: [1, 2, 3] }, { events: 0, versions: [] }])('is answered what it wrote, when it is said again, and writes no more than its $events events', async ({ events, versions }) => {
    const append = fresh({ expected: 'new', events: Array.from({ length: events }, () => anEvent()) });
    line.loseAnswer();
    await expect(log.append(append)).rejects.toThrow(/Connection terminated/);
    expect(line.losses).toBe(1);
    expect(await versionsOf(append)).toEqual(versions);
    expect(await log.load(append.commandId, append.request, append.stream)).toMatchObject({ was: 'answered', answer: { firstVersion: 1, lastVersion: events } });
    expect(await log.append(append)).toMatchObject({ status: 'duplicate', firstVersion: 1, lastVersion: events });
    expect(await versionsOf(append)).toEqual(versions);
  });

  it('among many of a batch is said again by the batcher itself: everybody hears what was written, and nothing is written twice', async () => {
    const appends = Array.from({ length: 12 }, () => fresh({ expected: 'new' }));
    line.loseAnswer();
    const answers = await Promise.all(appends.map(append => log.append(append)));
    expect(line.losses).toBe(1);
    expect(new Set(statuses(answers))).toEqual(new Set(['ok', 'duplicate']));
    for (const [nth, append] of appends.entries()) {
      expect(answers[nth]).toMatchObject({ firstVersion: 1, lastVersion: 1, gpos: expect.any(Number) as number });
      expect(await versionsOf(append)).toEqual([1]);
    }
  });

  it('was never heard at all when the question was lost: said again, it is written for the first time', async () => {
    const append = fresh({ expected: 'new' });
    line.loseQuestion();
    await expect(log.append(append)).rejects.toThrow(/Connection terminated/);
    expect(await answerOf(append)).toEqual({ was: 'fresh', events: [] });
    expect(await log.append(append)).toMatchObject({ status: 'ok', firstVersion: 1 });
  });

  it('or whose backend was killed before the commit, was never said', async () => {
    const append = fresh({ expected: 'new' });
    const client = new Client({ connectionString: hall.database.url('intake_app') });
    client.on('error', () => undefined);
    await client.connect();
    const { rows: [backend] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await client.query('begin');
    expect(await sayOne(ask, client, append)).toMatchObject({ status: 'ok' });
    await runAt(hall.database.adminUrl, `select pg_terminate_backend(${backend?.pid})`);
    await expect(client.query('commit')).rejects.toThrow();
    expect(await alone(append)).toMatchObject({ status: 'ok', firstVersion: 1, lastVersion: 1 });
  });
});

describe.each([{ way: 'by itself', say: alone }, { way: 'in a batch', say: inBatch }])('A command that is said again $way hears its first answer, and nothing is written', ({ say }) => {
  const key = { scope: 'document' };
  const asOwner = (sql: string) => runAt(hall.database.url('intake_owner'), sql);
  const changes: readonly { readonly since: string; readonly given?: Partial<Append>; readonly change: (append: Append, claimed: string) => Promise<unknown> }[] = [
    { since: 'others went on with its stream', given: { expected: 'new' }, change: ({ stream }) => alone(anAppend(stream, { events: [anEvent(), anEvent()] })) },
    { since: 'it wrote nothing and others began its stream', given: { expected: 'new', events: [] }, change: ({ stream }) => alone(anAppend(stream)) },
    { since: 'its stream was closed', change: ({ stream }) => asOwner(`update intake.stream set archived = true where stream_id = '${stream}'`) },
    { since: 'its key was given up and taken by another', change: async ({ stream }, claimed) => {
      await alone(anAppend(stream, { claims: [{ ...key, key: claimed, free: true }] }));
      expect(await alone(fresh({ claims: [{ ...key, key: claimed }] }))).toMatchObject({ status: 'ok' });
    } },
  ];

  it.each(changes)('although $since', async ({ given, change }) => {
    const claimed = randomUUID();
    const append = fresh({ claims: [{ ...key, key: claimed }], ...given });
    const first = await say(append);
    expect(first).toMatchObject({ status: 'ok', firstVersion: 1 });
    const holder = () => hall.pool.query<{ stream_id: string }>('select stream_id from intake.claim where key = $1', [claimed]);
    await change(append, claimed);
    const [events, holding] = [await versionsOf(append), (await holder()).rows];
    expect(await say(append)).toEqual({ ...first, status: 'duplicate' });
    expect(await answerOf(append)).toEqual({ was: 'answered', answer: { ...said(first), status: undefined } });
    expect([await versionsOf(append), (await holder()).rows]).toEqual([events, holding]);
  });

  it('but with another request, or for another stream, it is refused as before', async () => {
    const append = fresh();
    await say(append);
    const otherwise = { ...append, request: createHash('sha256').update('something else').digest() };
    const elsewhere = { ...append, stream: `${append.stream}/other`, events: [] };
    for (const wrong of [otherwise, elsewhere]) {
      expect(await say(wrong)).toEqual({ status: 'mismatch' });
      expect(await answerOf(wrong)).toEqual({ was: 'mismatch' });
    }
  });
});
