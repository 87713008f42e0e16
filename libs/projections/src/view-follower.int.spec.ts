// A view that follows the past of two services, on real PostgreSQL: every event counts once, whatever happens between.
import fc from 'fast-check';
import { deskServiceOf, deskTable, deskView, eventually, smallHall, type OnDesk, type SmallHall, type Spoken } from '@onehall/testing';
import type { Source } from './source.js';
import { ViewFollower, type ViewFollowing } from './view-follower.js';

let hall: SmallHall;
const running: ViewFollower[] = [];
beforeEach(async () => {
  hall = await smallHall(['routing', 'intake'], [deskTable]);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(follower => follower.stop()));
  await hall.close();
});

/** As a process that has just started. */
function follower(more: Partial<ViewFollowing> = {}): ViewFollower {
  const { views: dataSource, sources, vault, parking, logger } = hall;
  const made = new ViewFollower({ view: deskView(), service: 'routing', dataSource, sources, vault, watermarks: more.watermarks ?? hall.watermarks(), parking, logger, serviceOf: deskServiceOf, ...more });
  running.push(made);
  return made;
}
const started = (more: Partial<ViewFollowing> = {}): ViewFollower => {
  const made = follower(more);
  made.start();
  return made;
};
const rows = async (): Promise<Record<string, OnDesk>> => Object.fromEntries((await hall.views.query<OnDesk[]>('select * from desk')).map(row => [row.caseId, row]));
const trails = async (): Promise<Record<string, unknown>> => Object.fromEntries(Object.entries(await rows()).map(([caseId, { trail }]) => [caseId, trail]));
const oneTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const steps = (caseId: string, from: number, to: number): Spoken[] => oneTo(to).slice(from - 1).map(step => ({ type: 'StepTaken', data: { caseId, step } }));
const registered = (caseId: string, name?: unknown): Spoken => ({ type: 'CaseRegistered', data: { caseId, on: '2026-03-02', ...(name === undefined ? {} : { name }) } });

describe('A view follows the past', () => {
  it('from the first event, and then each as it is sealed', async () => {
    await hall.say('routing', ...steps('a', 1, 3), ...steps('b', 1, 2));
    const desk = started();
    await hall.quiet(desk);
    expect(await trails()).toEqual({ a: [1, 2, 3], b: [1, 2] });
    await hall.say('routing', ...steps('a', 4, 5));
    await hall.quiet(desk);
    expect(await trails()).toEqual({ a: [1, 2, 3, 4, 5], b: [1, 2] });
    expect(desk.position('routing')).toBe(7);
  });

  it('where each of two services fills its own columns of one row', async () => {
    await hall.say('routing', ...steps('a', 1, 1));
    await hall.say('intake', registered('a'), registered('b'));
    await hall.quiet(started());
    expect(await rows()).toMatchObject({ a: { registeredOn: '2026-03-02', lastStep: 1 }, b: { registeredOn: '2026-03-02', lastStep: null } });
  });

  it('where an event touches several rows, makes none that it leaves, and takes one away', async () => {
    await hall.say('routing', ...steps('a', 1, 1), ...steps('b', 1, 1), { type: 'CasesTakenTogether', data: { caseId: 'a', with: ['b', 'b', 'c'] } }, ...steps('c', 1, 1), { type: 'CaseWithdrawn', data: { caseId: 'b' } });
    const desk = started();
    await hall.quiet(desk);
    expect(await rows()).toMatchObject({ a: { together: true }, c: { together: null } });
    expect(Object.keys(await rows()).sort()).toEqual(['a', 'c']);
    await hall.say('routing', { type: 'CaseWithdrawn', data: { caseId: 'a' } }, ...steps('b', 7, 7));
    await hall.quiet(desk);
    expect(await trails()).toEqual({ b: [7], c: [1] });
  });

  it('and keeps the same case of two halls apart', async () => {
    await hall.say('routing', { ...steps('a', 1, 1)[0] as Spoken, hall: 'east' }, { ...steps('a', 2, 2)[0] as Spoken, hall: 'west' });
    await hall.quiet(started());
    expect(await hall.views.query('select hall, trail from desk order by hall')).toEqual([{ hall: 'east', trail: [1] }, { hall: 'west', trail: [2] }]);
  });

  it('up to a goal to which its source has not come itself, and lets it come there', async () => {
    await hall.say('routing', ...steps('a', 1, 3));
    const routing = hall.sources.get('routing') as Source;
    let hasCome = false;
    setTimeout(() => (hasCome = true), 50);
    const late: Source = Object.assign(Object.create(routing) as Source, { read: (after: number, limit: number) => (hasCome ? routing.read(after, limit) : Promise.resolve([])) });
    await follower({ sources: new Map([...hall.sources, ['routing', late]]) }).followTo(new Map([['routing', 3]]));
    expect(await trails()).toEqual({ a: [1, 2, 3] });
  });

  it('past what is none of its business, which it counts at once and stores before long', async () => {
    const desk = started();
    await hall.say('routing', ...oneTo(20).map(n => ({ type: 'SomethingElse', data: { caseId: `${n}` } })));
    expect(await desk.waitFor('routing', 20, 5_000)).toBe(true);
    await eventually(async () => (await hall.views.query<{ position: string }[]>(`select position from routing.lease where name = 'view:desk:1<-routing'`))[0]?.position === '20');
  });

  it('and says in time that one must go on waiting', async () => {
    const desk = started();
    expect(await desk.waitFor('routing', 1, 60)).toBe(false);
    const waiting = desk.waitFor('routing', 2, 5_000);
    await hall.say('routing', ...steps('a', 1, 2));
    expect(await waiting).toBe(true);
    expect(await trails()).toEqual({ a: [1, 2] });
  });

  it('and rests while nothing happens', async () => {
    const asked = { times: 0 };
    const counted = (source: Source): Source => Object.assign(Object.create(source) as Source, { read: (after: number, limit: number) => { asked.times += 1; return source.read(after, limit); } });
    const desk = started({ sources: new Map([...hall.sources].map(([service, source]) => [service, counted(source)])) });
    await hall.quiet(desk);
    asked.times = 0;
    await new Promise(resolve => setTimeout(resolve, 1_500));
    expect(asked.times).toBeLessThan(40);
    expect(hall.remarks.filter(({ level }) => level !== 'info')).toEqual([]);
  });
});

describe('Each event counts once', () => {
  it('when the view is stopped and started in the middle', async () => {
    const saying = hall.say('routing', ...steps('a', 1, 60));
    for (let life = 0; life < 4; life++) {
      const desk = started();
      await desk.waitFor('routing', (life + 1) * 12, 5_000);
      await desk.stop();
    }
    await saying;
    await hall.quiet(started());
    expect(await trails()).toEqual({ a: oneTo(60) });
  });

  it('when its connections are cut again and again', async () => {
    const desk = started();
    const saying = (async () => {
      for (const caseId of ['a', 'b', 'c']) await hall.say('routing', ...steps(caseId, 1, 150));
    })();
    for (const over = { yet: false }, done = saying.then(() => (over.yet = true)); !over.yet; await Promise.race([done, new Promise(resolve => setTimeout(resolve, 25))])) {
      await hall.asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'onehall routing views'`, [hall.database.name]);
    }
    await hall.quiet(desk);
    expect(await trails()).toEqual({ a: oneTo(150), b: oneTo(150), c: oneTo(150) });
    expect(hall.remarks.filter(({ level }) => level === 'warn').length).toBeGreaterThan(0);
  });

  it('when the process dies between its rows and its watermark: neither stands without the other', async () => {
    await hall.asAdmin(`create function break_off() returns trigger language plpgsql as $$ begin if new.position > 0 then raise exception 'cut' using errcode = '57P01'; end if; return new; end $$`);
    await hall.asAdmin(`create trigger break_off before update on routing.lease for each row when (new.name like 'view:%') execute function break_off()`);
    await hall.say('routing', ...steps('a', 1, 5));
    started();
    await eventually(() => hall.remarks.some(({ about }) => about['trouble'] === 'passing'));
    expect(await rows()).toEqual({});
    await hall.asAdmin('drop trigger break_off on routing.lease');
    await hall.quiet(...running);
    expect(await trails()).toEqual({ a: [1, 2, 3, 4, 5] });
  });

  it('when another process takes over: the one that lost its lease writes nothing more', async () => {
    const first = started();
    await hall.say('routing', ...steps('a', 1, 3));
    await hall.quiet(first);
    await hall.asAdmin(`update routing.lease set owner = gen_random_uuid(), epoch = epoch + 1, expires_at = clock_timestamp() + interval '2 s' where name like 'view:%'`);
    await hall.say('routing', ...steps('a', 4, 6));
    await eventually(() => hall.remarks.some(({ about }) => about['trouble'] === 'lease lost'));
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(await trails()).toEqual({ a: [1, 2, 3] });
    expect(await first.settled()).toBe(false);
    await hall.quiet(first);
    expect(await trails()).toEqual({ a: [1, 2, 3, 4, 5, 6] });
  });

  it('when one of its leases is lost: without all of them it writes for nobody', async () => {
    const desk = started();
    await hall.quiet(desk);
    await hall.asAdmin(`update routing.lease set owner = gen_random_uuid(), epoch = epoch + 1, expires_at = clock_timestamp() + interval '2 s' where name = 'view:desk:1<-routing'`);
    await hall.say('routing', ...steps('a', 1, 1));
    await eventually(() => hall.remarks.some(({ about }) => about['trouble'] === 'lease lost'));
    await hall.say('intake', registered('a'));
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(await rows()).toEqual({});
    await hall.quiet(desk);
    expect((await rows())['a']).toMatchObject({ registrations: 1, trail: [1] });
  });

  it('when two processes would follow: one does, and the other takes over when it leaves', async () => {
    const first = started();
    await hall.quiet(first);
    const second = started({ watermarks: hall.watermarks() });
    await hall.say('routing', ...steps('a', 1, 30));
    await hall.quiet(first);
    expect((await second.look()).state).toBe('waiting');
    await first.stop();
    await hall.say('routing', ...steps('a', 31, 40));
    await hall.quiet(second);
    expect(await trails()).toEqual({ a: oneTo(40) });
  });
});

describe('Facts of two services about one case', () => {
  /** Shows only as much of a source as has been let through. */
  class Gate {
    open = 0;
    private readonly wakes = new Set<() => void>();
    constructor(private readonly source: Source) {}
    letThrough(count: number): void {
      this.open += count;
      for (const wake of this.wakes) wake();
    }
    get gated(): Source {
      const read: Source['read'] = (after, limit) => this.source.read(after, Math.min(limit, Math.max(0, this.open - after)));
      const onNews: Source['onNews'] = wake => {
        this.wakes.add(wake);
        return () => this.wakes.delete(wake);
      };
      return Object.assign(Object.create(this.source) as Source, { read, onNews });
    }
  }

  it('may arrive in any order and in any batches: the rows are the same', async () => {
    const said = { intake: 12, routing: 24 };
    for (let n = 0; n < said.intake; n++) await hall.say('intake', registered(`${n % 3}`));
    for (let n = 0; n < said.routing; n++) await hall.say('routing', ...(n % 7 === 6 ? [{ type: 'CasesTakenTogether', data: { caseId: '0', with: ['1', '2'] } }] : steps(`${n % 3}`, n + 1, n + 1)));
    await hall.sealed();
    let version = 1;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('intake' as const, 'routing' as const), fc.integer({ min: 1, max: 6 })), { maxLength: 20 }), async schedule => {
        await hall.views.query('truncate desk');
        const gates = { intake: new Gate(hall.sources.get('intake') as Source), routing: new Gate(hall.sources.get('routing') as Source) };
        const desk = started({ view: { ...deskView(), version: version++ }, sources: new Map(Object.entries(gates).map(([service, gate]) => [service, gate.gated])) });
        const let_ = async (service: 'intake' | 'routing', count: number): Promise<void> => {
          gates[service].letThrough(Math.min(count, said[service] - gates[service].open));
          expect(await desk.waitFor(service, gates[service].open, 5_000)).toBe(true);
        };
        for (const [service, count] of schedule) await let_(service, count);
        await let_('routing', said.routing);
        await let_('intake', said.intake);
        await desk.stop();
        const found = await rows();
        expect(Object.values(found).map(({ registrations }) => registrations)).toEqual([4, 4, 4]);
        expect(Object.values(found).flatMap(({ trail }) => trail)).toHaveLength(21);
        for (const { trail } of Object.values(found)) expect(trail).toEqual([...(trail as number[])].sort((a, b) => a - b));
      }),
      { numRuns: 20 },
    );
  }, 600_000);
});

describe('A row can be found by what is sealed', () => {
  it('through a digest and bigrams of it, and no longer once its owner was forgotten', async () => {
    const [one, other] = await hall.vault.seal([{ owner: 'person/1', at: 'e1#name', plain: '王小明' }, { owner: 'person/2', at: 'e2#name', plain: '李四' }]);
    await hall.vault.forget('person/2');
    await hall.say('intake', registered('a', one), registered('b', other), registered('c'), registered('d', '赵六'));
    await hall.quiet(started());
    const found = await rows();
    expect(found['a']).toMatchObject({ name: one, nameDigest: hall.vault.digest('name', '王小明'), nameBigrams: hall.vault.bigrams('name', '王小明') });
    expect(found['b']).toMatchObject({ name: other, nameDigest: null, nameBigrams: null });
    expect(found['c']).toMatchObject({ name: null, nameDigest: null });
    expect(found['d']).toMatchObject({ name: null, nameDigest: hall.vault.digest('name', '赵六') });
  });

  it('and one value that was tampered with parks its own case only', async () => {
    const [one, other] = await hall.vault.seal([{ owner: 'person/1', at: 'e1#name', plain: '王小明' }, { owner: 'person/2', at: 'e2#name', plain: '李四' }]);
    await hall.say('intake', registered('a', { ...one, at: 'elsewhere#name' }), registered('b', other));
    await hall.quiet(started());
    expect((await rows())['b']).toMatchObject({ nameDigest: hall.vault.digest('name', '李四') });
    expect((await hall.parking.list()).map(({ caseKey, error }) => [caseKey, error])).toEqual([['a', expect.stringContaining('tampered')]]);
  });
});

describe('A view stops loudly', () => {
  it.each([
    ['the log id is another', 'log_id = gen_random_uuid()'],
    ['the log counts a new incarnation', 'incarnation = 7'],
    ['the log is shorter than what was followed', 'position = 99'],
  ])('when %s, and the others go on', async (_, change) => {
    const first = started();
    await hall.quiet(first);
    await first.stop();
    await hall.asAdmin(`update routing.lease set ${change} where name = 'view:desk:1<-routing'`);
    const stopping = started();
    const other = started({ view: { ...deskView(), version: 2 } });
    await hall.say('routing', ...steps('a', 1, 2));
    await eventually(async () => (await stopping.look()).state === 'stopped');
    expect((await stopping.look()).sentence).toMatch(/log/);
    expect(hall.remarks.filter(({ level }) => level === 'error').map(({ about }) => about['consumer'])).toEqual(['view:desk:1']);
    await hall.quiet(other);
    expect(await trails()).toEqual({ a: [1, 2] });
  });
});
