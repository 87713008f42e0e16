// Proof that a test run asks for a container before it starts a server of its own, and says why when an engine is there and of no use.
import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const asking = `file://${path.resolve(__dirname, '../../../deploy/containers/engine.mjs')}`;
const image = 'registry.example.invalid/somebody/postgres:18';
const asked: string[] = [];
const has = new Set<string>();
let engine: Server;

const speaks = { ServerVersion: '20.10.24', OperatingSystem: 'Debian', Architecture: 'x86_64', IndexServerAddress: 'https://index.example.invalid/v1/' };

function answer(what: string): { readonly status: number; readonly body: unknown } {
  if (what === '/containers/json') return { status: 200, body: [] };
  if (!what.startsWith('/images/')) return { status: 200, body: speaks };
  if (has.has(what)) return { status: 200, body: { Id: 'sha256:1' } };
  return { status: what === '/images/create' ? 500 : 404, body: { message: 'no such host' } };
}

/** An engine as it speaks over HTTP, which has few images and reaches no registry. */
beforeAll(async () => {
  engine = createServer((request, response) => {
    const what = (request.url ?? '').replace(/^\/v[\d.]+/, '').replace(/\?.*$/, '');
    asked.push(`${request.method ?? ''} ${what}`);
    const { status, body } = answer(what);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>(resolve => engine.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise(resolve => engine.close(resolve)));

const whyNot = (environment: NodeJS.ProcessEnv = {}): Promise<{ readonly why?: string }> =>
  new Promise((resolve, reject) => {
    const { port } = engine.address() as AddressInfo;
    const script = `const { whyNoContainer } = await import(${JSON.stringify(asking)}); process.stdout.write(JSON.stringify((await whyNoContainer(${JSON.stringify(image)})) ?? { why: 'none' }));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), DOCKER_HOST: `tcp://127.0.0.1:${port}`, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('close', () => (said === '' ? reject(new Error('It said nothing.')) : resolve(JSON.parse(said) as { why?: string })));
  });

describe('A container engine', () => {
  beforeEach(() => {
    has.clear();
    asked.length = 0;
  });

  it('that has no image and cannot fetch one is asked, and said to be of no use', async () => {
    const { why } = await whyNot();
    expect(why).toContain(`A container engine is here, but no container can be started from ${image}`);
    expect(why).toContain('no such host');
    expect(asked).toContain('POST /images/create');
  });

  it('that has the image, and not the one that cleans up, is said to be of no use for that', async () => {
    has.add(`/images/${image}/json`);
    const { why } = await whyNot();
    expect(why).toContain('A container engine is here, but what is started in it could not be cleaned up (TESTCONTAINERS_RYUK_DISABLED=true goes without that)');
    expect(why).toContain('no such host');
  });

  it('that has the image is of use to whoever goes without cleaning up', async () => {
    has.add(`/images/${image}/json`);
    expect(await whyNot({ TESTCONTAINERS_RYUK_DISABLED: 'true' })).toEqual({ why: 'none' });
  });
});
