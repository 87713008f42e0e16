// What an arriving batch is found to lack, event by event.
import { beforeFirst, link, type StoredEvent } from '@onehall/event-store';
import { faultsOf, type Known } from './arrival.js';

const identity = { service: 'routing', logId: 'a3bb189e-8bf9-4888-9912-ace4e6543002', incarnation: 1 };
const stream = 'hall/case/1';

const life = (): StoredEvent[] => {
  let hash = beforeFirst(identity, stream).hash;
  return [1, 2, 3, 4].map(version => {
    const event = { id: `00000000-0000-4000-8000-00000000000${version}`, type: 'Said', schemaVersion: 1, data: `{"n":${version}}`, meta: '{}', stream, version, recordedAt: `2026-03-02T01:00:0${version}.000000Z`, gpos: version, position: version };
    hash = link(hash, event);
    return { ...event, hash };
  });
};
const found = (events: readonly StoredEvent[], known: Partial<Known> = {}): readonly string[] =>
  faultsOf(events, { identity, after: 0, last: new Map(), ...known }).map(({ version, wrong }) => `${version ?? 'log'}: ${wrong.en}`);
const [first, second, third, fourth] = life() as [StoredEvent, StoredEvent, StoredEvent, StoredEvent];

describe('An arriving batch', () => {
  it('is sound when each event is the next of its stream and of the log', () => {
    expect(found(life())).toEqual([]);
    expect(found([third, fourth], { after: 2, last: new Map([[stream, second]]) })).toEqual([]);
  });

  it('lacks an event that was deleted', () => expect(found([first, third])).toEqual(['log: Position 2 never arrived: the next is 3.', '3: Event 2 is missing: 3 follows 1.']));

  it('holds one that was edited', () => expect(found([first, { ...second, data: '{}' }, third])).toEqual([expect.stringMatching(/^2: Its hash does not follow/)]));

  it('holds one that was back-dated', () => expect(found([first, second, { ...third, recordedAt: first.recordedAt, hash: third.hash }])).toEqual([expect.stringMatching(/^3: It is dated before/)]));

  it('holds one of another stream, or of another log', () => {
    expect(found([{ ...first, stream: 'hall/case/2' }])).toEqual([expect.stringMatching(/^1: .*written for another stream or log/)]);
    expect(found([first], { identity: { ...identity, logId: 'b3bb189e-8bf9-4888-9912-ace4e6543002' } })).toEqual([expect.stringMatching(/^1: .*written for another stream or log/)]);
  });

  it('begins again where it had been before, after a tail was cut off', () => {
    const again = { ...third, position: 5, gpos: 5 };
    expect(found([again], { after: 4, last: new Map([[stream, fourth]]) })).toEqual([expect.stringMatching(/^3: It comes after event 4 of its stream/)]);
  });
});
