// The reason of an end, as its last words give it.
import { reasonIn } from './last-words.js';

describe('The reason of an end', () => {
  it('is the sentence in both languages', () => expect(reasonIn(['trouble', '端口 1 已被占用。', 'Port 1 is in use.', ''])).toBe('端口 1 已被占用。 Port 1 is in use.'));
  it('is the error above its stack', () =>
    expect(reasonIn(['Connection terminated', 'TypeError: x is no function', '    at one (file:///a.js:1:1)', '    at two (file:///a.js:2:1) {', "  code: 'X'", '}', '', 'Node.js v24.1.0'])).toBe('TypeError: x is no function'));
  it('is no line of the log', () => expect(reasonIn(['{"level":50,"msg":"trouble"}'])).toBe(''));
  it('is nothing where nothing was said', () => expect(reasonIn([])).toBe(''));
});
