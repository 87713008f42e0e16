// Old words still read: each is brought to today's version by pure functions, and what nobody knows is refused loudly.
import { eventReader, UnknownEvent, upcast, type Upcasters } from './upcast.js';
import type { StoredEvent } from './log.js';

const stored = (given: Partial<StoredEvent>): StoredEvent => ({
  id: 'e1', type: 'CaseOpened', schemaVersion: 1, data: '{"matter":"漏水"}', meta: '{"hall":"north"}', stream: 'north/case/1', version: 4,
  recordedAt: '2026-11-22T01:02:03.123456Z', gpos: 9, position: 7, hash: Buffer.alloc(32), ...given,
});
const upcasters: Upcasters = { CaseOpened: { 1: data => ({ ...data, urgent: false }), 2: data => ({ ...data, halls: 1 }) } };
const words = new Map([['CaseOpened', { schemaVersion: 3 }], ['CaseClosed', { schemaVersion: 1 }]]);
const own = eventReader({ service: 'intake', words, upcasters, unknown: 'refuse' });

describe('An event that was written long ago', () => {
  it('is read as today’s version, one step at a time, with its place untouched', () => {
    expect(own(stored({}))).toEqual({
      type: 'CaseOpened', schemaVersion: 3, data: { matter: '漏水', urgent: false, halls: 1 }, meta: { hall: 'north' },
      id: 'e1', service: 'intake', stream: 'north/case/1', version: 4, position: 7, recordedAt: '2026-11-22T01:02:03.123456Z',
    });
    expect(own(stored({ schemaVersion: 2 })).data).toEqual({ matter: '漏水', halls: 1 });
    expect(own(stored({ schemaVersion: 3 })).data).toEqual({ matter: '漏水' });
  });

  it('is not read before somebody asks what is in it, and once', () => {
    const parse = jest.spyOn(JSON, 'parse');
    const event = own(stored({ type: 'CaseClosed' }));
    expect([event.type, event.schemaVersion, event.position, parse.mock.calls.length]).toEqual(['CaseClosed', 1, 7, 0]);
    expect([event.data, event.meta, event.data === event.data]).toEqual([{ matter: '漏水' }, { hall: 'north' }, true]);
    expect(parse.mock.calls.map(([text]) => text)).toEqual(['{"matter":"漏水"}', '{"hall":"north"}']);
    parse.mockRestore();
    expect(() => own(stored({ type: 'CaseClosed', data: '{"matter":' })).data).toThrow(SyntaxError);
  });

  it('keeps its version where nothing leads further', () => {
    expect(upcast({ type: 'CaseClosed', schemaVersion: 1, data: {} }, upcasters)).toEqual({ type: 'CaseClosed', schemaVersion: 1, data: {} });
  });

  it.each([
    ['a type that nobody knows', stored({ type: 'CaseForgotten' })],
    ['a version from the future', stored({ schemaVersion: 4 })],
    ['a version whose upcaster was lost', stored({ type: 'CaseClosed', schemaVersion: 0 })],
  ])('is refused loudly in one’s own log when it is %s', (_, event) => {
    expect(() => own(event)).toThrow(UnknownEvent);
    expect(() => own(event)).toThrow('intake: north/case/1@4');
  });

  it('is kept as it is in a neighbour’s log', () => {
    const foreign = eventReader({ service: 'routing', words, unknown: 'keep' });
    expect(foreign(stored({ type: 'CaseForgotten', schemaVersion: 9 }))).toMatchObject({ type: 'CaseForgotten', schemaVersion: 9, data: { matter: '漏水' } });
  });
});
