// The watermarks of one process: however many ask for them to be stored at once, no process loses a lease to itself.
import { smallHall, type SmallHall } from '@onehall/testing';
import type { Watermark } from './watermark.js';
import type { Watermarks } from './watermarks.js';

let hall: SmallHall;
let kept: Watermarks;
let mark: Watermark;
beforeEach(async () => {
  hall = await smallHall(['routing']);
  kept = hall.watermarks();
  const identity = await hall.sources.get('routing')?.identity();
  const taken = identity && (await kept.take('view:desk/1<-routing', identity));
  if (!taken) throw new Error('Nobody else can hold this lease.');
  mark = taken;
});
afterEach(() => hall.close());

const stored = (): Promise<number | undefined> => kept.storedPosition(mark.lease.name);
const effects = (to: number): Promise<void> =>
  mark.advance(to, async checkpoint => {
    const values: unknown[] = [];
    const call = checkpoint(value => `$${values.push(value)}`);
    await hall.views.query(`select ${call}`, values);
  });

describe('Watermarks that are stored together', () => {
  it('are stored one after the other, when a second storing is asked for before the first is done', async () => {
    mark.pass(5);
    const first = kept.flush();
    mark.pass(7);
    await Promise.all([first, kept.flush()]);
    expect(await stored()).toBe(7);
    expect(hall.remarks).toEqual([]);
    expect(mark.doubtful).toBe(false);
  });

  it('let effects wait for all of them, also for one that began meanwhile', async () => {
    mark.pass(5);
    const first = kept.flush();
    mark.pass(7);
    const second = kept.flush();
    await Promise.all([effects(9), first, second]);
    expect(await stored()).toBe(9);
    expect(hall.remarks).toEqual([]);
  });

  it('say so when the lease is truly lost, and write nothing', async () => {
    await hall.asAdmin(`update routing.lease set epoch = epoch + 1, position = 3 where name = $1`, [mark.lease.name]);
    mark.pass(5);
    await kept.flush();
    expect(await stored()).toBe(3);
    expect(hall.remarks).toMatchObject([{ level: 'warn', sentence: 'Watermarks could not be stored together.' }]);
    expect(mark.doubtful).toBe(true);
  });
});
