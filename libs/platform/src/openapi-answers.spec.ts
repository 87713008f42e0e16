// What the API document promises of an answer: what its window says, under a name that stands for nothing else.
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { asRead, rowOf } from './answers.js';
import { answerSchemas, describeSuccess } from './openapi-answers.js';

const success = (responses: Record<string, unknown>): unknown => {
  const operation = { responses };
  describeSuccess(operation, { name: 'Clock', schema: {} });
  return operation.responses;
};
const clock = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Clock' } } } };

describe('The API document promises', () => {
  it('of each success what its window says; and a problem stays a problem', () =>
    expect(success({ 201: { description: '' }, 202: { description: 'begun' }, default: { description: 'problem' } })).toEqual({ 201: { description: '', ...clock }, 202: { description: 'begun', ...clock }, default: { description: 'problem' } }));
  it('of a call that says itself what it answers, what it says', () => expect(success({ 200: { description: '', content: { 'text/plain': {} } } })).toEqual({ 200: { description: '', content: { 'text/plain': {} } } }));
  it('each answer under its name, and what all commands and pages have', () => expect(Object.keys(answerSchemas([{ name: 'Clock', schema: {} }, { name: 'Clock', schema: {} }], ['MoveClockDto']))).toEqual(['Answer', 'Page', 'Clock']));
  it('nothing under a name that stands for something else', () => {
    for (const again of [[{ name: 'Clock', schema: { type: 'object' } }, { name: 'Clock', schema: {} }], [{ name: 'MoveClockDto', schema: {} }], [{ name: 'Page', schema: {} }]]) expect(() => answerSchemas(again, ['MoveClockDto'])).toThrow('stands for two schemas');
  });
});

describe('What a reader gets', () => {
  const personal = Type.Unsafe({ ...Type.String({ maxLength: 5 }), 'x-personal': 'personId' });
  const read = Compile(asRead(Type.Object({ name: personal, number: Type.String() }, { additionalProperties: false })));
  it('of a personal field is its text, or what stands in its place', () => {
    for (const name of ['赵小满', { forgotten: true }, { withheld: true }]) expect([...read.Errors({ name, number: '1', later: 1 })]).toEqual([]);
    for (const name of [{ key: 'k', at: 'a', box: 'b', commitment: 'c' }, '六个字太多了', null]) expect(read.Check({ name, number: '1' })).toBe(false);
  });
  it('of a row is its key, and every column, which may be empty', () => {
    const row = Compile(rowOf({ caseId: Type.String() }, { number: Type.String() }));
    expect([row.Check({ caseId: '1', number: null }), row.Check({ caseId: null, number: '1' }), row.Check({ caseId: '1' })]).toEqual([true, false, false]);
  });
});
