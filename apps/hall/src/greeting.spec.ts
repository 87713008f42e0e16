// The greeting of a hall whose lists are being built anew.
import { platformConfig } from '@onehall/platform';
import { greeting } from './greeting.js';

describe('The greeting', () => {
  const said = (lights?: { green: number; yellow: number; red: number }): string => greeting({ config: platformConfig([], {}), url: 'http://127.0.0.1:3000', people: [], loaded: { departments: 40, cases: 31, lights } });

  it('says how many clocks are green, yellow and red', () => expect(said({ green: 17, yellow: 4, red: 6 })).toContain('clocks: 17 green, 4 yellow, 6 red'));
  it('says nothing of them while nobody can count them', () => expect(said()).not.toMatch(/clocks|undefined/));
});
