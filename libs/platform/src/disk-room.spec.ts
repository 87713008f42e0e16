// Proof that a disk without room is known before and after a write is refused, for as long as it lasts.
import { tmpdir } from 'node:os';
import { DiskRoom, megabyte, type Left } from './disk-room.js';

let left: Left;
let now: number;
let room: DiskRoom;
let quota: boolean;
beforeEach(() => {
  [left, now, quota] = [{ bytes: 500 * megabyte, entries: 10_000 }, 0, true];
  const write = (): void => {
    if (quota) throw Object.assign(new Error('quota'), { code: 'EDQUOT' });
  };
  room = new DiskRoom('/data', { left: () => left, now: () => now, write });
});
const refusal = Object.assign(new Error('could not extend file'), { code: '53100' });

describe('The disk', () => {
  it('is well while there is room', () => {
    expect(room.isFull).toBe(false);
    expect(room.check()).toEqual({ ok: true, detail: { leftMegabytes: 500, leastMegabytes: 24 } });
  });
  it('is full when the next piece of the database’s log no longer fits, although something is left', () => {
    left = { bytes: 17 * megabyte, entries: 10_000 };
    expect(room.isFull).toBe(true);
    expect(room.check()).toMatchObject({ ok: false, detail: { zh: expect.stringContaining('只剩 17 MB') as string, en: expect.stringContaining('17 MB are left') as string } });
  });
  it('is full when it has no entries left, however many bytes it has', () => {
    left = { bytes: 500 * megabyte, entries: 3 };
    expect(room.isFull).toBe(true);
  });
  it('is full after a write was refused, whatever it says of itself, for as long as writing fails', () => {
    room.note(refusal);
    for (now of [59_000, 110_000, 160_000]) expect([room.isFull, room.check()]).toMatchObject([true, { ok: false, detail: { en: expect.stringContaining('was just refused') as string } }]);
  });
  it('is well again as soon as a write succeeds', () => {
    room.note(refusal);
    quota = false;
    expect([room.check().ok, room.isFull]).toEqual([true, false]);
  });
  it('of this machine can be written on', () => {
    const real = new DiskRoom(tmpdir());
    real.note(refusal);
    expect(real.check()).toMatchObject({ detail: { leftMegabytes: expect.any(Number) as number } });
    expect(real.isFull).toBe(!real.check().ok);
  });
  it('is not full because of an error of another kind', () => {
    room.note(new Error('broken'));
    expect(room.isFull).toBe(false);
  });
  it('of this machine can be asked', () => expect(new DiskRoom(tmpdir()).check()).toMatchObject({ detail: { leftMegabytes: expect.any(Number) as number } }));
});
