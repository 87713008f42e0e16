// Proof that --help names every setting, with its variable, its default and what it means.
import { helpText, settingOptions, wantsHelp } from './help.js';
import { settings } from './settings.js';

const text = helpText('npm start', settingOptions(), ['0 …']);

describe('Help', () => {
  it.each(settings.map(({ flag, variable, means }) => [flag, variable, means.zh, means.en] as const))('names --%s', (flag, variable, zh, en) => {
    for (const words of [`--${flag}`, variable, zh, en]) expect(text).toContain(words);
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
  });
  it('says what holds when nothing is said', () => {
    expect(text).toMatch(/PORT，默认 \/ default 3000\n/);
    expect(text).toMatch(/TRUST_PROXY，默认 \/ default none\n/);
  });
  it('is asked for by either word, wherever it stands', () => expect([['--help'], ['--port', '1', '-h'], ['--no-demo'], []].map(wantsHelp)).toEqual([true, true, false, false]));
});
