// What the API document promises of an answer: of commands and of lists what holds for all of them, of any other call nothing.
import { describeSuccess, type Answering } from './openapi-answers.js';

const success = (parameters: NonNullable<Answering['parameters']>, responses: Record<string, unknown>): unknown => {
  const operation = { parameters, responses };
  describeSuccess(operation);
  return operation.responses;
};
const of = (kind: string) => ({ content: { 'application/json': { schema: { $ref: `#/components/schemas/${kind}` } } } });
const [key, page, size] = [{ in: 'header', name: 'Idempotency-Key' }, { in: 'query', name: 'page' }, { in: 'query', name: 'size' }];

describe('The API document promises', () => {
  it('of a command, known by its key, where its stream stands; and a problem stays a problem', () =>
    expect(success([key], { 201: { description: '' }, default: { description: 'problem' } })).toEqual({ 201: { description: '', ...of('Answer') }, default: { description: 'problem' } }));
  it('of a list, known by its pages, a page', () => expect(success([page, size], { 200: { description: '' } })).toEqual({ 200: { description: '', ...of('Page') } }));
  it('of any other call nothing', () => {
    for (const parameters of [[], [page], [{ in: 'path', name: 'page' }, { in: 'path', name: 'size' }]]) expect(success(parameters, { 200: { description: '' } })).toEqual({ 200: { description: '' } });
  });
  it('of a call that says itself what it answers, what it says', () => expect(success([key], { 200: { description: '', content: { 'text/plain': {} } } })).toEqual({ 200: { description: '', content: { 'text/plain': {} } } }));
});
