// Where a window that listens is reached.
import { urlAt } from './url-at.js';

describe('A window that listens', () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:3000'],
    ['localhost', 'http://localhost:3000'],
    ['::1', 'http://[::1]:3000'],
    ['fd00::2', 'http://[fd00::2]:3000'],
  ])('at %s is reached there', (host, url) => expect(urlAt(host, 3000)).toBe(url));
  it.each(['0.0.0.0', '::'])('at every address, %s, is reached at this machine’s own', host => expect(urlAt(host, 80)).toBe('http://127.0.0.1:80'));
});
