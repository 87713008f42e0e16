// Proof that a wrong setting stops the process before anything starts, and says which one and why.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { platformConfig } from './config.js';
import { asEnvironment, secretIn } from './settings.js';

const refusalOf = (argv: readonly string[], env: Record<string, string> = {}): CannotStart => {
  try {
    platformConfig(argv, env);
  } catch (error) {
    if (error instanceof CannotStart) return error;
    throw error;
  }
  throw new Error('The settings were accepted.');
};

describe('A process is told its settings', () => {
  it('and needs none of them', () =>
    expect(platformConfig([], {})).toMatchObject({ port: 3000, host: '127.0.0.1', dataDir: resolve('.data'), hallId: 'hall', clock: 'real', demo: true, signIn: 'development', trustProxy: [], law: {} }));
  it('and whose word it believes about addresses', () =>
    expect(['none', '127.0.0.1', '10.0.0.0/8, fd00::/8'].map(TRUST_PROXY => platformConfig([], { TRUST_PROXY }).trustProxy)).toEqual([[], ['127.0.0.1'], ['10.0.0.0/8', 'fd00::/8']]));
  it('by its environment', () => expect(platformConfig([], { PORT: '4000', DEMO: 'false', DATA_DIR: '/srv/hall/' })).toMatchObject({ port: 4000, demo: false, dataDir: '/srv/hall' }));
  it('by flags, which win over the environment', () => expect(platformConfig(['--port', '4001', '--clock', 'virtual', '--no-demo'], { PORT: '4000' })).toMatchObject({ port: 4001, clock: 'virtual', demo: false }));
  it('and an empty variable says nothing', () => expect(platformConfig([], { PORT: '' }).port).toBe(3000));
});

describe('A wrong setting stops the process', () => {
  it.each([
    ['PORT', { PORT: 'eighty' }],
    ['PORT', { PORT: '70000' }],
    ['HOST', { HOST: 'no host' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['NODE_ENV', { NODE_ENV: 'prod' }],
    ['HALL_ID', { HALL_ID: 'Hall 1' }],
    ['HALL_CLOCK', { HALL_CLOCK: 'sundial' }],
    ['HALL_CLOCK_START', { HALL_CLOCK_START: 'yesterday' }],
    ['HALL_CLOCK_START', { HALL_CLOCK_START: '2026-W10-1T00:00:00Z' }],
    ['HALL_CLOCK_START', { HALL_CLOCK_START: '2150-01-01T00:00:00Z' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'true' }],
    ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.0/8,nginx' }],
    ['TRUST_PROXY', { TRUST_PROXY: '0.0.0.0/0' }],
    ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.1/33' }],
    ['DEMO', { DEMO: 'perhaps' }],
    ['BODY_LIMIT', { BODY_LIMIT: '1' }],
    ['TOKEN_HOURS', { TOKEN_HOURS: '0' }],
  ])('and names %s, its rule and what was given', (variable, env: Record<string, string>) => {
    const { message, exitCode } = refusalOf([], env);
    expect(message).toContain(variable);
    expect(message).toContain('must be');
    expect(message).toContain(Object.values(env)[0]);
    expect(exitCode).toBe(2);
  });
  it('also an unknown flag', () => expect(refusalOf(['--colour', 'red']).message).toContain('--clock'));
});

describe('In production', () => {
  it('nobody can sign in by naming themselves', () => expect(platformConfig([], { NODE_ENV: 'production' }).signIn).toBe('none'));
  it('no demo is loaded, unless it is asked for', () => expect([[], ['--demo']].map(argv => platformConfig(argv, { NODE_ENV: 'production' }).demo)).toEqual([false, true]));
  it('and asking for such a sign-in is refused', () => expect(refusalOf([], { NODE_ENV: 'production', SIGN_IN: 'development' }).message).toContain('SIGN_IN'));
  it('the clock is not moved by hand', () => expect(refusalOf(['--clock', 'virtual'], { NODE_ENV: 'production' }).message).toContain('HALL_CLOCK'));
});

describe('What a hall sets differently in the rulebook', () => {
  let folder: string;
  const given = (text: string): void => writeFileSync(join(folder, 'settings.json'), text);
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'onehall-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('stands in a file of its data folder', () => {
    given('{ "collectiveFrom": 6, "acceptanceDay": "delivery" }');
    expect(platformConfig([], { DATA_DIR: folder }).law).toEqual({ collectiveFrom: 6, acceptanceDay: 'delivery' });
  });
  it('is nothing where no file stands there, and a process that is started for its sake is told so', () => {
    const config = platformConfig([], { DATA_DIR: folder });
    expect([config.law, platformConfig([], asEnvironment(config)).law]).toEqual([{}, {}]);
  });
  it('is never taken for nothing where a file is named that is not there', () => {
    const named = join(folder, 'elsewhere.json');
    for (const { message, exitCode } of [refusalOf([], { DATA_DIR: folder, SETTINGS_FILE: named }), refusalOf(['--settings-file', named], { DATA_DIR: folder })]) expect([message, exitCode]).toEqual([expect.stringContaining(`${named} is not there, and SETTINGS_FILE (or --settings-file) names it.`), 2]);
  });
  it.each([
    ['{ "collectiveFrom": "six" }', 'collectiveFrom'],
    ['{ "warnShare": 2 }', 'warnShare'],
    ['{ "extensionAtMost": 31 }', 'extensionAtMost'],
    ['{ "patience": 1 }', 'patience'],
    ['{ "hearingNoticeDays": 10 }', 'The setting «hearingNoticeDays» has no effect yet: it waits for hearings'],
    ['[1]', 'JSON'],
    ['{', 'JSON'],
  ])('is refused as %s', (text, named) => {
    given(text);
    const { message, exitCode } = refusalOf([], { DATA_DIR: folder });
    expect(message).toContain(named);
    expect(exitCode).toBe(2);
  });
});

describe('A password', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'onehall-secret-'));
    writeFileSync(join(folder, 'url'), 'postgresql://here\n');
    writeFileSync(join(folder, 'empty'), '\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const said = (env: Record<string, string>): string | undefined => secretIn(env, 'DATABASE_URL');

  it('stands in the environment, or in the file that it names', () =>
    expect([{}, { DATABASE_URL: '' }, { DATABASE_URL: 'there' }, { DATABASE_URL_FILE: join(folder, 'url') }, { DATABASE_URL: 'there', DATABASE_URL_FILE: join(folder, 'url') }].map(said)).toEqual([undefined, undefined, 'there', 'postgresql://here', 'there']));
  it.each(['nowhere', 'empty'])('that should stand in a file is never taken for none: %s', file => expect(() => said({ DATABASE_URL_FILE: join(folder, file) })).toThrow(`${join(folder, file)} is missing; the variable DATABASE_URL_FILE names it`));
});
