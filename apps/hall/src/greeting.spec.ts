// What the greeting says of a hall: what it holds, whose that is, and how to come in.
import { platformConfig } from '@onehall/platform';
import { greeting, type Opening } from './greeting.js';

const lights = { green: 17, yellow: 4, red: 6 };
const demo = { version: 1, today: '2026-03-16', cases: 31, submissions: 32 };
const opened = (more: Partial<Opening> = {}, flags: readonly string[] = []): string =>
  greeting({ config: platformConfig(flags, {}), url: 'http://127.0.0.1:3000', people: [], held: { cases: 33, departments: 40, lights }, demo, ...more });

describe('The greeting', () => {
  it('says what the hall holds, and what of it is the demo’s', () => {
    expect(opened()).toContain('it holds 33 cases, 40 departments');
    expect(opened()).toContain('of these the demo hall’s 31 cases (from 32 submissions)');
    expect(opened()).toContain('clocks: 17 green, 4 yellow, 6 red');
  });
  it('calls a full hall full, also when it is started without the demo', () => {
    expect(opened({ demo: undefined }, ['--no-demo'])).toContain('it holds 33 cases, 40 departments');
    expect(opened({ demo: undefined }, ['--no-demo'])).not.toMatch(/empty|demo/);
  });
  it('calls an empty hall empty', () => expect(opened({ demo: undefined, held: { cases: 0, departments: 0, lights: { green: 0, yellow: 0, red: 0 } } }, ['--no-demo'])).toMatch(/an empty hall: no cases yet, 0 departments(?![^]*clocks)/));
  it.each([
    [[], 'this data folder was used before; to see them, choose another one with DATA_DIR'],
    [['--sign-in', 'none'], 'nobody can sign in'],
    [['--clock', 'virtual', '--clock-start', '2020-01-01T00:00:00.000Z'], 'the virtual clock starts later than 2009'],
  ])('says why the demo that was asked for is not there: %s', (flags, why) => expect(opened({ demo: undefined }, flags)).toContain(`without the demo’s cases: ${why}`));
  it('says that a hall in production loads no demo, as long as it is empty', () => {
    const inProduction = (cases: number): string => opened({ config: platformConfig([], { NODE_ENV: 'production' }), demo: undefined, held: { cases, departments: 0, lights } });
    expect(inProduction(0)).toContain('in production no demo hall is loaded');
    expect(inProduction(1)).not.toContain('demo');
  });
  it('names the file with the address of the database only where there is one', () => {
    expect(opened({ given: false })).toContain('the administrator’s database address: database-url');
    expect(opened({ given: true })).not.toContain('database-url');
    expect(opened({ given: true })).toContain('its databases: DATABASE_URL');
  });
  it('says nothing of what nobody can count while lists are built anew', () => {
    const said = opened({ held: { cases: undefined, departments: 40, lights: undefined } });
    expect(said).toContain('its lists are being built anew');
    expect(said).not.toMatch(/clocks:|undefined/);
  });
});
