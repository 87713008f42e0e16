// Proof that a process of the hall is started again when it ends, says why when it cannot start, and goes when its time has come.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Child } from './child.js';

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onehall-child-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

function child(script: string, isLoud = true): Child {
  const file = join(folder, 'main.mjs');
  writeFileSync(file, script);
  return new Child({ name: 'intake', script: file, env: { LIVES: join(folder, 'lives') }, say: line => void said.push(line), isLoud: () => isLoud });
}
const lives = (): number => readFileSync(join(folder, 'lives'), 'utf8').length;
async function until(what: () => boolean): Promise<void> {
  for (const end = Date.now() + 30_000; !what(); await pause(20)) if (Date.now() > end) throw new Error(`It did not come about: ${said.join('\n')}`);
}

const steady = `import { appendFileSync } from 'node:fs'; appendFileSync(process.env.LIVES, '.'); process.send({ ready: 'here' }); setInterval(() => undefined, 1_000); process.on('disconnect', () => process.exit());`;

describe('A process of the hall', () => {
  it('that is killed is started again, after a while, and it is said how it ended', async () => {
    const one = child(steady);
    await one.start();
    const { pid } = one;
    process.kill(pid ?? 0, 'SIGKILL');
    await until(() => lives() === 2 && one.pid !== pid);
    await one.stop();
    expect(said).toEqual([expect.stringMatching(/^\[intake\] .*SIGKILL.*is started again in 1 s/)]);
    await pause(100);
    expect(lives()).toBe(2);
  });

  it('that ends with an error is said to have ended by that, without its stack; one that is killed by nothing that it said', async () => {
    const one = child(`import { appendFileSync, readFileSync } from 'node:fs'; appendFileSync(process.env.LIVES, '.'); const life = readFileSync(process.env.LIVES, 'utf8').length;
      process.stdout.write('intake is ready at 1\\n'); process.send({ ready: 'here' }, () => { if (life === 1) { process.stderr.write(new Error('the door is gone').stack + '\\n', () => process.exit(1)); } if (life === 2) process.kill(process.pid, 'SIGKILL'); });
      setInterval(() => undefined, 1_000);`);
    await one.start();
    await until(() => lives() === 3);
    await one.stop();
    const ends = said.filter(line => line.includes('is started again in'));
    expect(ends).toEqual([expect.stringMatching(/exit code 1.*started again in 1 s\. Error: the door is gone$/), expect.stringMatching(/SIGKILL.*started again in 2 s\.$/)]);
  });

  it('that ends before it is ready is not started again: its last words are why', async () => {
    const one = child(`process.stderr.write('端口 1 已被占用。\\nPort 1 is in use.\\n'); process.exit(1);`);
    await expect(one.start()).rejects.toThrow(/intake does not start \(exit code 1\)\. Its last words:\n端口 1 已被占用。\nPort 1 is in use\./);
    await one.stop();
    expect(said).toEqual([]);
  });

  it('is heard when it warns, but not while the hall is still coming', async () => {
    const script = `process.send({ ready: 'here' }, () => setTimeout(() => process.stderr.write('trouble\\n'), 100)); setInterval(() => undefined, 1_000);`;
    const quiet = child(script, false);
    await quiet.start();
    await pause(400);
    await quiet.stop();
    expect(said).toEqual([]);
    const loud = child(script);
    await loud.start();
    await until(() => said.includes('[intake] trouble'));
    await loud.stop();
  });
});
