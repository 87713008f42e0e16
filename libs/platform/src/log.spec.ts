// Proof that the log keeps no codes, no query values and no rows, and that correlation ids are passed on.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { pinoHttp, type Options } from 'pino-http';
import { correlationOf, openDiary, requestLog, withoutCodes } from './log.js';

describe('An address in the log', () => {
  it('keeps words, ids and small numbers', () =>
    expect(withoutCodes('/routing/cases/6f0f3c1e-7d3b-5a52-9a3e-1f2d7c40a8b1/parts/2')).toBe('/routing/cases/6f0f3c1e-7d3b-5a52-9a3e-1f2d7c40a8b1/parts/2'));
  it('strikes out what may be a query code', () => expect(withoutCodes('/intake/progress/K7WQ-93XM')).toBe('/intake/progress/*'));
  it('strikes out phone numbers and names', () => expect(withoutCodes('/intake/persons/13812345678/%E7%8E%8B')).toBe('/intake/persons/*/*'));
  it('strikes out every query value', () => expect(withoutCodes('/intake/progress?code=K7WQ93XM&page=2')).toBe('/intake/progress?code=*&page=*'));
});

describe('A correlation id', () => {
  it('is passed on when it is a uuid', () => expect(correlationOf({ 'x-correlation-id': '0a4ce0dc-6b1f-4f43-9c5b-0d2c7a3f3e11' })).toBe('0a4ce0dc-6b1f-4f43-9c5b-0d2c7a3f3e11'));
  it.each([[undefined], ['short'], ['with space in it'], ['x'.repeat(36)], ['13912345678'], ['11010119900307561X'], ['line\nbreak-here']])('is made anew instead of %j', given =>
    expect(correlationOf(given === undefined ? {} : { 'x-correlation-id': given })).toMatch(/^[0-9a-f-]{36}$/));
});

describe('The log file', () => {
  it('holds JSON lines, belongs to its owner alone, and keeps no rows of a failed statement', () => {
    const folder = mkdtempSync(join(tmpdir(), 'onehall-'));
    const log = openDiary(folder, 'info');
    log.info({ err: Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (name)=(王小明)', parameters: ['王小明'] }) }, 'refused');
    const file = join(folder, 'hall.log');
    const [line = ''] = readFileSync(file, 'utf8').trim().split('\n');
    expect(JSON.parse(line)).toMatchObject({ level: 'info', msg: 'refused', err: { type: 'Error', message: 'duplicate key', code: '23505' } });
    expect(line).not.toContain('王小明');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    rmSync(folder, { recursive: true });
  });
});

describe('A request in the log', () => {
  it('that was answered with trouble is one short line: what broke was written down where it broke', async () => {
    const lines: string[] = [];
    const log = pinoHttp(requestLog(pino({}, { write: line => void lines.push(line) })).pinoHttp as Options);
    const server: Server = createServer((request, response) => {
      log(request, response);
      response.writeHead(503).end();
    });
    await new Promise<void>(settle => server.listen(0, '127.0.0.1', settle));
    await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/desk/cases/12`);
    await new Promise(settle => server.close(settle));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ req: { method: 'GET', url: '/desk/cases/12' }, res: { status: 503 } });
    expect(lines[0]).not.toContain('stack');
  });
});
