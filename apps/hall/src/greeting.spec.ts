// The greeting of a hall whose lists are being built anew.
import { platformConfig } from '@onehall/platform';
import { greeting } from './greeting.js';

describe('The greeting', () => {
  const said = (lights?: { green: number; yellow: number; red: number }): string => greeting({ config: platformConfig([], {}), url: 'http://127.0.0.1:3000', people: [], loaded: { departments: 40, cases: 31, lights } });

  it('says how many clocks are green, yellow and red', () => expect(said({ green: 17, yellow: 4, red: 6 })).toContain('clocks: 17 green, 4 yellow, 6 red'));
  it('names the file with the address of the database only where there is one', () => {
    const of = (given: boolean): string => greeting({ config: platformConfig([], {}), url: 'http://127.0.0.1:3000', people: [], loaded: undefined, given });
    expect(of(false)).toContain('the administrator’s database address: database-url');
    expect(of(true)).not.toContain('database-url');
    expect(of(true)).toContain('its databases: DATABASE_URL');
  });
  it('says nothing of them while nobody can count them', () => expect(said()).not.toMatch(/clocks|undefined/));
});
