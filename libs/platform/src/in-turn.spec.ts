// Jobs of one name take turns, jobs of different names do not wait for each other, and one that fails stops nobody.
import { setTimeout as pause } from 'node:timers/promises';
import { InTurn } from './in-turn.js';

describe('Jobs in turn', () => {
  it('run one after the other under a name, in their order, and beside those of another', async () => {
    const turns = new InTurn();
    const said: string[] = [];
    const job = (name: string, milliseconds: number) => turns.run(name[0] ?? '', async () => {
      said.push(`${name}+`);
      await pause(milliseconds);
      said.push(`${name}-`);
      return name;
    });
    expect(await Promise.all([job('a1', 30), job('a2', 1), job('b1', 5), job('a3', 1)])).toEqual(['a1', 'a2', 'b1', 'a3']);
    expect(said.filter(word => word.startsWith('a'))).toEqual(['a1+', 'a1-', 'a2+', 'a2-', 'a3+', 'a3-']);
    expect(said.indexOf('b1-')).toBeLessThan(said.indexOf('a1-'));
  });

  it('go on behind one that failed, which alone hears of it', async () => {
    const turns = new InTurn();
    const broken = turns.run('a', () => Promise.reject(new Error('Broken.')));
    const next = turns.run('a', () => Promise.resolve('whole'));
    await expect(broken).rejects.toThrow('Broken.');
    expect(await next).toBe('whole');
  });
});
