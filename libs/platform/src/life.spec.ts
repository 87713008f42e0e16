// Proof that a process stops in the reverse order of its start, once, and says why in one sentence.
import { CannotStart } from './cannot-start.js';
import { Life, sentenceOf } from './life.js';

function observed(itself?: number): { readonly life: Life; readonly lines: string[]; readonly codes: number[] } {
  const [lines, codes]: [string[], number[]] = [[], []];
  return { life: new Life({ warn: line => lines.push(line), exit: code => codes.push(code) }, itself), lines, codes };
}

const noting = (lines: string[], part: string) => (): Promise<void> => {
  lines.push(part);
  return Promise.resolve();
};

describe('A process', () => {
  it('undoes what it started, the last first, and exits with 0 when it is told to stop', async () => {
    const { life, lines, codes } = observed();
    await life.begin(() => {
      for (const part of ['database', 'windows']) life.atStop(noting(lines, part));
      return Promise.resolve();
    });
    await life.told();
    expect(lines).toEqual(['windows', 'database']);
    expect(codes).toEqual([0]);
  });
  it('that is told twice within a second stops once: the terminal and npm both pass the signal on', async () => {
    const { life, codes } = observed();
    await Promise.all([life.told(1_000), life.told(1_900)]);
    expect(codes).toEqual([0]);
  });
  it('that is told again later leaves at once', async () => {
    const { life, codes } = observed();
    life.atStop(() => new Promise(() => undefined));
    void life.told(1_000);
    await life.told(2_500);
    expect(codes).toEqual([130]);
  });
  it('that is told to stop while it starts lets the start finish and undoes it', async () => {
    const { life, lines, codes } = observed();
    const begun = life.begin(async () => {
      await new Promise(resolve => setTimeout(resolve, 10));
      life.atStop(noting(lines, 'database'));
    });
    await Promise.all([begun, life.told()]);
    expect(lines).toEqual(['database']);
    expect(codes).toEqual([0]);
  });
  it('that is told to stop while it starts says so to whoever waits in the start', async () => {
    const { life, codes } = observed();
    const begun = life.begin(() => new Promise((_, reject) => life.stop.addEventListener('abort', () => reject(new Error('given up')))));
    await Promise.resolve();
    await Promise.all([begun, life.told()]);
    expect(codes).toEqual([0]);
  });
  it('that is told to stop waits no longer than two seconds for a start that does not give up, and undoes it, and what it still adds', async () => {
    const { life, lines, codes } = observed();
    void life.begin(() => {
      life.atStop(() => {
        life.atStop(noting(lines, 'windows'));
        return noting(lines, 'database')();
      });
      return new Promise(() => undefined);
    });
    const told = Date.now();
    await life.told();
    expect(Date.now() - told).toBeLessThan(4_000);
    expect(lines).toEqual(['database', 'windows']);
    expect(codes).toEqual([0]);
  });
  it('that cannot start says why in its own sentence and undoes what it began', async () => {
    const { life, lines, codes } = observed();
    await life.begin(() => {
      life.atStop(noting(lines, 'undone'));
      throw new CannotStart({ zh: '端口被占用。', en: 'The port is in use.' }, 2);
    });
    expect(lines).toEqual(['端口被占用。\nThe port is in use.', 'undone']);
    expect(codes).toEqual([2]);
  });
  it('that ends of itself leaves after its grace, also when something that it started does not stop', async () => {
    const { life, lines, codes } = observed(50);
    life.atStop(() => new Promise(() => undefined));
    const failed = Date.now();
    void life.fail(new CannotStart({ zh: '没有进展。', en: 'There is no progress.' }, 2));
    while (codes.length === 0 && Date.now() < failed + 4_000) await new Promise(resolve => setTimeout(resolve, 10));
    expect(lines).toEqual(['没有进展。\nThere is no progress.']);
    expect(codes).toEqual([2]);
  });
  it('that ends of itself and has undone everything in time leaves once', async () => {
    const { life, codes } = observed(50);
    await life.fail(new CannotStart({ zh: '没有进展。', en: 'There is no progress.' }));
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(codes).toEqual([1]);
  });
  it('goes on undoing when one step fails', async () => {
    const { life, lines, codes } = observed();
    life.atStop(noting(lines, 'database'));
    life.atStop(() => Promise.reject(new CannotStart({ zh: '关不上。', en: 'It does not close.' })));
    await life.told();
    expect(lines).toEqual(['关不上。\nIt does not close.', 'database']);
    expect(codes).toEqual([0]);
  });
});

describe('A full disk', () => {
  it('is told as such, whether the system or the database says so', () => {
    for (const code of ['ENOSPC', '53100']) expect(sentenceOf(Object.assign(new Error('write'), { code }))).toContain('The disk is full');
  });
});

describe('What a process says of a file that it cannot use', () => {
  it('is a sentence that names it, and no stack', () => {
    const refused = Object.assign(new Error("EACCES: permission denied, open '/run/key'"), { code: 'EACCES', syscall: 'open', path: '/run/key' });
    expect(sentenceOf(refused)).toBe("文件不能使用：EACCES: permission denied, open '/run/key'\nA file cannot be used: EACCES: permission denied, open '/run/key'");
  });
  it('is nothing of a program that is not there', () => expect(sentenceOf(Object.assign(new Error('spawn java ENOENT'), { code: 'ENOENT', syscall: 'spawn java', path: 'java' }))).toContain('at '));
});
