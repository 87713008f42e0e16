// How a file is read: its good lines in the order of time, its bad lines by number and reason.
import { gzipSync } from 'node:zlib';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLines, type Lines } from './lines.js';

const message = (id: string, askedAt: string) => JSON.stringify({ id, user: 'A1', title: '路灯不亮', askedAt, text: '不亮', reply: '已修复', repliedAt: '2020/1/1 10:00:00' });
let folder: string;
let open: Lines[] = [];
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'onehall-lines-'))));
afterEach(() => {
  open.splice(0).forEach(lines => lines.close());
  rmSync(folder, { recursive: true });
});

async function read(content: string | Buffer, name = 'file.jsonl'): Promise<Lines> {
  writeFileSync(join(folder, name), content);
  const lines = await readLines(join(folder, name), '2026-03-16');
  open = [...open, lines];
  return lines;
}
const ids = async (lines: Lines): Promise<string[]> => {
  const found: string[] = [];
  for await (const { id } of lines.scripts()) found.push(id);
  return found;
};

describe('A file', () => {
  it('is lived in the order of time, whatever its own order', async () => expect(await ids(await read([message('b', '2019/2/1 9:00:00'), message('a', '2019/1/1 9:00:00')].join('\n')))).toEqual(['a', 'b']));

  it('may be gzipped, begin with a mark, have empty lines and other line ends', async () =>
    expect(await ids(await read(gzipSync(`\uFEFF${message('a', '2019/1/1 9:00:00')}\r\n\r\n${message('字', '2019/1/2 9:00:00')}\r\n`), 'file.jsonl.gz'))).toEqual(['a', '字']));

  it('goes on after bad lines, and says which they were and why', async () => {
    const lines = await read(['nonsense', message('a', '2019/1/1 9:00:00'), message('b', '2020/2/2 9:00:00'), '{"id":"x","askedAt":"2019/1/1 9:00:00"}', message('a', '2019/3/1 9:00:00'), '[]'].join('\n'));
    expect(lines.wrong.map(({ line, en }) => [line, en])).toEqual([
      [1, 'it is no JSON'],
      [3, 'the reply (2020/1/1 10:00:00) is not later than the question (2020/2/2 9:00:00)'],
      [4, 'title is missing; text is missing; reply is missing; repliedAt is missing'],
      [5, 'its id a stands on line 2 already'],
      [6, 'it is no JSON object'],
    ]);
    expect(await ids(lines)).toEqual(['a']);
  });

  it('does not choke on a line without end', async () => {
    const lines = await read(`${'x'.repeat(1_200_000)}\n${message('a', '2019/1/1 9:00:00')}`);
    expect(lines.wrong).toMatchObject([{ line: 1, en: 'it has more than 1000000 characters' }]);
    expect(lines.count).toBe(1);
  });

  it('that is empty has nothing to live', async () => expect(await read('')).toMatchObject({ count: 0, wrong: [] }));

  it('knows of which lines other lines speak', async () => {
    const script = { id: 'again', joins: 'first', channel: 'visit', receivedAt: '2019-01-01 09:00', purpose: 'request', acts: [] };
    expect([...(await read(JSON.stringify(script))).referred]).toEqual(['first']);
  });

  it('that is no gzip file is refused by the decompression', () => expect(read('plain', 'file.jsonl.gz')).rejects.toMatchObject({ code: 'Z_DATA_ERROR' }));

  it('that is not there is refused by the file system', () => expect(readLines(join(folder, 'nowhere'), '2026-03-16')).rejects.toMatchObject({ code: 'ENOENT' }));

  it('is read no further when somebody says stop', async () => {
    const told = new AbortController();
    const reading = (writeFileSync(join(folder, 'file.jsonl'), `${message('a', '2019/1/1 9:00:00')}\n`.repeat(5_000)), readLines(join(folder, 'file.jsonl'), '2026-03-16', told.signal));
    told.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
