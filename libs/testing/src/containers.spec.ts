// Proof that a test run asks for a container before it starts a server of its own, and says why when an engine is there and of no use.
import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const asking = `file://${path.resolve(__dirname, '../../../deploy/containers/engine.mjs')}`;
const image = 'registry.example.invalid/somebody/postgres:18';
const asked: string[] = [];
let engine: Server;

/** An engine as it speaks over HTTP, which has no image and reaches no registry. */
beforeAll(async () => {
  engine = createServer((request, response) => {
    const what = (request.url ?? '').replace(/^\/v[\d.]+/, '').replace(/\?.*$/, '');
    asked.push(`${request.method ?? ''} ${what}`);
    const isImage = what.startsWith('/images/');
    response.writeHead(what === '/images/create' ? 500 : isImage ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isImage ? { message: 'no such host' } : { ServerVersion: '20.10.24', OperatingSystem: 'Debian', Architecture: 'x86_64', IndexServerAddress: 'https://index.example.invalid/v1/' }));
  });
  await new Promise<void>(resolve => engine.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise(resolve => engine.close(resolve)));

const whyNot = (): Promise<{ readonly why?: string }> =>
  new Promise((resolve, reject) => {
    const { port } = engine.address() as AddressInfo;
    const script = `const { whyNoContainer } = await import(${JSON.stringify(asking)}); process.stdout.write(JSON.stringify((await whyNoContainer(${JSON.stringify(image)})) ?? { why: 'none' }));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), DOCKER_HOST: `tcp://127.0.0.1:${port}`, TESTCONTAINERS_RYUK_DISABLED: 'true' }, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('close', () => (said === '' ? reject(new Error('It said nothing.')) : resolve(JSON.parse(said) as { why?: string })));
  });

describe('A container engine', () => {
  it('that has no image and cannot fetch one is asked, and said to be of no use', async () => {
    const { why } = await whyNot();
    expect(why).toContain(`A container engine is here, but no container can be started from ${image}`);
    expect(why).toContain('no such host');
    expect(asked).toContain('POST /images/create');
  });
});
