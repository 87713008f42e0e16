// Proof that nobody waits at the clock for a hall that cannot become quiet any more.
import { ClockController } from './clock.controller.js';
import { DiskRoom, megabyte } from './disk-room.js';
import { HallClock } from './hall-clock.js';
import { Quiet } from './quiet.js';

const restless = (): Quiet => {
  const quiet = new Quiet();
  quiet.add({ busy: () => Promise.resolve(true) });
  return quiet;
};
const diskWith = (megabytes: number): DiskRoom => new DiskRoom('/data', { left: () => ({ bytes: megabytes * megabyte, entries: 1_000 }), now: () => 0, write: () => undefined });
const later = { now: '2009-01-26T00:00:00.000Z' };
const clock = (): HallClock => HallClock.virtual('2009-01-25T00:00:00.000Z');

describe('Whoever moves the clock of a hall that has work under way', () => {
  it('is told within moments that the disk is full, and the clock stands where it stood', async () => {
    const [began, hall] = [Date.now(), clock()];
    await expect(new ClockController(hall, restless(), diskWith(3)).move(later)).rejects.toMatchObject({ status: 507, reason: 'DISK_FULL' });
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(hall.now()).toBe('2009-01-25T00:00:00.000Z');
  });

  it('is sent away when the hall closes', async () => {
    const quiet = restless();
    const moved = new ClockController(clock(), quiet, diskWith(500)).move(later);
    quiet.beforeApplicationShutdown();
    await expect(moved).rejects.toMatchObject({ status: 503, reason: 'NOT_QUIET' });
  });

  it('is answered when the work is done', async () => {
    const quiet = new Quiet();
    let left = 3;
    quiet.add({ busy: () => Promise.resolve(left-- > 0) });
    await expect(new ClockController(clock(), quiet, diskWith(500)).move(later)).resolves.toMatchObject({ now: later.now, quiet: true });
  });
});
