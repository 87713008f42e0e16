// Proof that nobody waits longer than he said, and that whoever is answered in time leaves no timer behind.
import { takeLeave, within } from './within.js';

const never = new Promise<string>(() => undefined);

describe('Whoever waits for an answer', () => {
  it('has it when it comes in time', async () => expect(await within(Promise.resolve('yes'), 1_000, 'Too late.')).toBe('yes'));
  it('hears why when it went wrong', () => expect(within(Promise.reject(new Error('No.')), 1_000, 'Too late.')).rejects.toThrow('No.'));
  it('is told when the time is over', () => expect(within(never, 5, 'Too late.')).rejects.toThrow('Too late.'));
  it('leaves no timer behind', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter(one => one === 'Timeout').length;
    const before = timers();
    await within(Promise.resolve(), 60_000, 'Too late.');
    expect(timers()).toBe(before);
  });
});

describe('Whoever takes leave', () => {
  it('hears what went wrong with it', () => expect(takeLeave(Promise.reject(new Error('No.')))).rejects.toThrow('No.'));
  it('goes when nobody answers, and is not startled by what comes later', async () => {
    let refuse: (error: Error) => void = () => undefined;
    await takeLeave(new Promise((_, reject) => (refuse = reject)));
    refuse(new Error('Too late.'));
  });
});
