// Proof of the tokens: who signed in is known again, and nobody outlives his token because he was known.
import { randomBytes } from 'node:crypto';
import { Tokens } from './tokens.js';

const key = randomBytes(32);
const handler = { id: 'u-water', name: '李水', role: 'handler', department: 'county-water' };
const secondsAsHours = (seconds: number): number => seconds / 3600;

describe('A token', () => {
  it('names who signed in, however often it is read', async () => {
    const tokens = new Tokens(key, 'hall', 8);
    const { token } = await tokens.sign(handler);
    for (let times = 0; times < 3; times++) await expect(tokens.read(token)).resolves.toEqual({ id: 'u-water', role: 'handler', department: 'county-water', hall: 'hall' });
  });

  it('is refused once its time is over, also when it was read before', async () => {
    const tokens = new Tokens(key, 'hall', secondsAsHours(1.5));
    const { token } = await tokens.sign(handler);
    await expect(tokens.read(token)).resolves.toMatchObject({ id: 'u-water' });
    await new Promise(resolve => setTimeout(resolve, 2_500));
    await expect(tokens.read(token)).rejects.toMatchObject({ reason: 'TOKEN_REFUSED' });
  });

  it('is refused when it is forged, or of another hall, also beside one that is known', async () => {
    const tokens = new Tokens(key, 'hall', 8);
    const { token } = await tokens.sign(handler);
    await tokens.read(token);
    const [head, claims] = token.split('.');
    await expect(tokens.read(`${head}.${claims}.AAAA`)).rejects.toMatchObject({ reason: 'TOKEN_REFUSED' });
    await expect(new Tokens(key, 'other', 8).read(token)).rejects.toMatchObject({ reason: 'TOKEN_REFUSED' });
    await expect(new Tokens(randomBytes(32), 'hall', 8).read(token)).rejects.toMatchObject({ reason: 'TOKEN_REFUSED' });
  });
});
