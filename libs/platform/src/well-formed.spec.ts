// Text that cannot be written down is refused at the edge, wherever it hides, and the answer names the place.
import { Problem } from './problem.js';
import { illFormed, WellFormed } from './well-formed.js';

const pipe = new WellFormed();
const refused = (value: unknown, data?: string): unknown => {
  try {
    return pipe.transform(value, { type: 'body', data });
  } catch (error) {
    return error instanceof Problem ? [error.status, error.reason, error.says.field] : error;
  }
};

describe('What is said at a window', () => {
  it('passes as it is when it is text, in any script, with its emoji', () => {
    const said = { title: '反映欠薪 👷‍♀️ 𠮷野家', persons: [{ name: 'Ærøskøbing' }], count: 3, urgent: true, place: null };
    expect(refused(said)).toBe(said);
  });
  it('is refused for half a surrogate pair, naming the field', () => expect(refused({ persons: [{ name: '王' }, { name: 'ab\ud800cd' }] })).toEqual([400, 'ILL_FORMED', 'persons.1.name']));
  it('is refused for the other half alone', () => expect(refused({ title: '\udc00' })).toEqual([400, 'ILL_FORMED', 'title']));
  it('is refused for a zero character', () => expect(refused({ title: 'a\0b' })).toEqual([400, 'ILL_FORMED', 'title']));
  it('is refused for the name of a field too, naming what it stands in', () => expect(refused({ persons: [{ 'na\udfffme': '王' }] })).toEqual([400, 'ILL_FORMED', 'persons.0']));
  it('is refused in a parameter, by its name', () => expect(refused('\ud800', 'department')).toEqual([400, 'ILL_FORMED', 'department']));
  it('may nest as deep as any form of the house, and a good deal deeper', () => {
    const said = JSON.parse(`${'['.repeat(16)}"\\ud800"${']'.repeat(16)}`) as unknown;
    expect(illFormed(said)).toEqual({ field: Array(16).fill('0').join('.'), wrong: 'characters' });
  });
  it('is refused where it nests without end, before anybody recurses into it', () => {
    for (const deep of ['['.repeat(100_000) + ']'.repeat(100_000), '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000)]) expect(refused(JSON.parse(deep) as unknown)).toEqual([400, 'TOO_DEEP', expect.stringMatching(/^(0|a)(\.(0|a)){15}$/)]);
  });
});
