// Zombies: a holder that was stopped for longer than its lease lasts, and comes back believing that it still holds it. The database refuses its writes, and we count that it did.
import { eventually, anAppend, deskServiceOf, deskTable, deskView, freshLog, runAt, smallHall, startHolder, type FreshLog, type Holder, type OnDesk, type SmallHall } from '@onehall/testing';
import { ViewFollower } from '@onehall/projections';
import { setTimeout as delay } from 'node:timers/promises';
import { startSealer, type Sealer } from './index.js';

const leaseSeconds = 1;
const rounds = 3;
const oneTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Says again and again until it is told to be quiet; then gives how often it said something. */
class Chatter {
  private talking = true;
  private readonly said: Promise<number>;

  constructor(private readonly say: (nth: number) => Promise<unknown>) {
    this.said = this.talk();
  }

  quiet(): Promise<number> {
    this.talking = false;
    return this.said;
  }

  private async talk(): Promise<number> {
    let nth = 0;
    for (; this.talking; nth++) await this.say(nth);
    return nth;
  }
}

interface Heir {
  takes(): Promise<void>;
  comesFurther(): Promise<void>;
  leaves(): Promise<void>;
}

/** Freezes the holder for longer than its lease, until an heir has taken over and come further; then wakes it, and waits until it was refused a write. */
async function outlived(holder: Holder, heir: Heir): Promise<void> {
  const before = holder.rejections;
  holder.freeze();
  try {
    await delay(leaseSeconds * 1_000);
    await heir.takes();
    await heir.comesFurther();
    holder.thaw();
    await eventually(() => holder.rejections > before);
  } finally {
    holder.thaw();
    await heir.leaves();
  }
}

let chatter: Chatter | undefined;
const talks = (say: (nth: number) => Promise<unknown>): Chatter => (chatter = new Chatter(say));

describe('A sealer in a process of its own', () => {
  let hall: FreshLog;
  let holder: Holder;
  const started = (seconds = leaseSeconds) => startHolder({ role: 'sealer', service: 'routing', url: hall.database.url('routing_app'), leaseSeconds: seconds });
  const holds = (one: Holder, times = 1) => eventually(() => one.epochs.length >= times);
  beforeEach(async () => {
    hall = await freshLog('routing', { sealing: false });
  });
  afterEach(async () => {
    await chatter?.quiet();
    await holder.leave();
    await hall.close();
  });

  it('that was stopped for longer than its lease, and woken, has its writes refused; the order stays whole', async () => {
    holder = started();
    const talk = talks(nth => hall.log.append(anAppend(`case/${nth % 7}`)));
    const epochs: number[] = [];
    const logger = { info: (about: object) => void ('epoch' in about && epochs.push(Number(about.epoch))), warn: () => undefined };
    for (let round = 1; round <= rounds; round++) {
      await holds(holder, round);
      let heir: Sealer;
      await outlived(holder, {
        takes: () => {
          heir = startSealer({ pool: hall.pool, service: 'routing', onSealed: () => undefined, logger });
          return eventually(() => heir.figures().sealing);
        },
        comesFurther: async () => {
          const { position } = heir.figures();
          await eventually(() => heir.figures().position > position + 20);
        },
        leaves: () => heir.stop(),
      });
    }
    const said = await talk.quiet();
    await eventually(async () => (await hall.log.head()).settled);
    expect(holder.rejections).toBeGreaterThanOrEqual(rounds);
    expect(epochs).toHaveLength(rounds);
    expect(new Set([...epochs, ...holder.epochs]).size).toBe(epochs.length + holder.epochs.length);
    const events = await hall.log.tail(0, said + 1);
    expect(events.map(({ position }) => position)).toEqual(oneTo(said));
    for (const stream of new Set(events.map(event => event.stream))) {
      const versions = events.filter(event => event.stream === stream).map(({ version }) => version);
      expect(versions).toEqual(oneTo(versions.length));
    }
  });

  it('shares its name with no other: of two that start at once one holds it, and when that one is killed the other takes it under an epoch of its own', async () => {
    const patient = 3;
    holder = started(patient);
    const other = started(patient);
    try {
      await eventually(() => holder.epochs.length + other.epochs.length > 0);
      const [first, second] = holder.epochs.length > 0 ? [holder, other] : [other, holder];
      await delay(patient * 1_000);
      expect([first.epochs, second.epochs]).toEqual([[1], []]);
      await first.kill();
      await holds(second);
      expect(second.epochs).toEqual([2]);
      await hall.log.append(anAppend('after the first'));
      await eventually(async () => (await hall.log.head()).settled);
    } finally {
      await other.kill();
    }
  });
});

describe('A view’s follower in a process of its own', () => {
  let hall: SmallHall;
  let holder: Holder;
  const lease = 'view:desk:1<-routing';
  const stands = async () => (await runAt<{ position: string; epoch: string; owner: string }>(hall.database.adminUrl, `select * from routing.lease where name = '${lease}'`))[0];
  const position = async () => Number((await stands())?.position ?? 0);
  beforeEach(async () => {
    hall = await smallHall(['routing', 'intake'], [deskTable]);
    holder = startHolder({ role: 'view', service: 'routing', url: hall.database.url('routing_app'), leaseSeconds, vault: hall.keys });
  });
  afterEach(async () => {
    await chatter?.quiet();
    await holder.leave();
    await hall.close();
  });

  it('that was stopped for longer than its leases, and woken, has its writes refused; every step counts once', async () => {
    const cases = ['a', 'b', 'c', 'd', 'e'];
    const talk = talks(nth => hall.say('routing', { type: 'StepTaken', data: { caseId: cases[nth % 5], step: Math.floor(nth / 5) + 1 } }));
    const { views: dataSource, sources, vault, parking, logger } = hall;
    const epochs = new Set<string | undefined>();
    const comesFurther = async () => {
      const before = await position();
      await eventually(async () => (await position()) > before + 20);
    };
    for (let round = 1; round <= rounds; round++) {
      await comesFurther();
      epochs.add((await stands())?.epoch);
      const watermarks = hall.watermarks();
      const heir = new ViewFollower({ view: deskView(), service: 'routing', dataSource, sources, vault, watermarks, parking, logger, serviceOf: deskServiceOf });
      await outlived(holder, {
        takes: () => {
          heir.start();
          return eventually(async () => (await stands())?.owner === watermarks.owner);
        },
        comesFurther: async () => {
          epochs.add((await stands())?.epoch);
          await comesFurther();
        },
        leaves: () => heir.stop(),
      });
    }
    const said = await talk.quiet();
    await eventually(async () => (await position()) === said);
    expect(holder.rejections).toBeGreaterThanOrEqual(rounds);
    expect(epochs.size).toBe(rounds * 2);
    const rows = await hall.views.query<OnDesk[]>('select * from desk order by "caseId"');
    expect(rows.map(({ trail }) => trail)).toEqual(cases.map((_, index) => oneTo(Math.ceil((said - index) / 5))));
  });
});
