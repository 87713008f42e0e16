// A case in whose every field a word was planted goes to the discipline organ: then every GET route of the house is asked by every role, and none of the words, nor who brought it, nor its id is heard again; only by that organ's own people.
import { roles } from '@onehall/contracts';
import { beforeFirst, link } from '@onehall/event-store';
import { admissions, type Admission } from '@onehall/platform';
import { on } from './acts.js';
import { assist, beside, lead, plantAndHandOver, type Planted } from './a-planted-case.js';
import { storyHouse } from './house.js';

interface Parameter { readonly name: string; readonly in: string }
interface Document { readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>>> }
interface Link { readonly version: number; readonly position: number; readonly recordedAt: string; readonly id: string; readonly schemaVersion: number; readonly type: string; readonly data: string; readonly meta: string; readonly previous: string; readonly hash: string; readonly withheld?: true }
interface Proof { readonly streams: readonly { readonly service: string; readonly logId: string; readonly stream?: string; readonly genesis: string; readonly events: readonly Link[] }[] }

/** A route that is asked, what may be asked of it, and by whom. */
interface Get { readonly path: string; readonly asks: ReadonlySet<string>; readonly admits: Admission | undefined }

const house = storyHouse(on('2026-03-02'));
let planted: Planted;
let gets: readonly Get[];

const everybodyElse = [...roles.filter(role => role !== 'discipline' && role !== 'handler' && role !== 'head'), ...[lead, assist, beside].flatMap(department => [`handler@${department}`, `head@${department}`]), 'handler', 'nobody'];

beforeAll(async () => {
  planted = await plantAndHandOver(house);
  const { paths } = await house.does<Document>('nobody', 'GET /docs/openapi.json');
  const admitted = new Map(admissions(house.app).map(({ method, path, admits }) => [`${method} ${path.replace(/:(\w+)/g, '{$1}')}`, admits]));
  gets = Object.entries(paths).flatMap(([path, { get }]) => (get ? [{ path, asks: new Set((get.parameters ?? []).filter(one => one.in === 'query').map(({ name }) => name)), admits: admitted.get(`GET ${path}`) }] : []));
}, 600_000);

/** Whatever may stand in a place of an address. */
const places = (): Readonly<Record<string, readonly string[]>> => {
  const { first, second, other, lone, shared } = planted;
  return { caseId: [first.caseId, other.caseId], submissionId: [first.submissionId, second.submissionId, other.submissionId], conferenceId: [lone, shared], department: [lead], personId: planted.ids.slice(3), taskId: [], urgeId: [] };
};

/** Whatever may be asked: each question by itself, in the largest page. */
const questions = (): Readonly<Record<string, readonly string[]>> => {
  const { first, second, other } = planted;
  const numbers = [first.number, second.number];
  return {
    ...{ number: numbers, q: numbers, caseId: [first.caseId, other.caseId], case: [first.caseId, other.caseId], custodian: [lead, 'hall'], holder: [lead, 'hall'], department: [lead], channel: ['superior', 'letter'], light: ['red', 'yellow', 'green'] },
    ...{ state: ['open', 'disposed', 'received', 'sent-out', 'accepted', 'ended', 'called', 'resolved', 'signed'], phase: ['accepted', 'answered', 'returned', 'ended'], open: ['true', 'false'], asOf: ['2026-03-02', '2026-03-08'], knownAt: ['2026-03-08'], page: ['2'] },
  };
};

const filled = (path: string): readonly string[] => {
  const [, name] = /\{(\w+)\}/.exec(path) ?? [];
  return name === undefined ? [path] : (places()[name] ?? []).flatMap(value => filled(path.replace(`{${name}}`, value)));
};

function addressesFor(who: string): readonly string[] {
  const ask = (asks: ReadonlySet<string>, asked: Readonly<Record<string, string>>): string => {
    const said = { ...(asks.has('size') && { size: '200' }), ...(asks.has('purpose') && { purpose: 'x' }), ...asked };
    return Object.keys(said).length > 0 ? `?${new URLSearchParams(said).toString()}` : '';
  };
  // Whom a route does not admit it tells nothing: every-route-of-the-house asks them all.
  return gets.filter(({ admits }) => admits === 'open' || admits?.includes((who.split('@')[0] ?? ''))).flatMap(({ path, asks }) => {
    const searches = path === '/intake/persons/search' ? planted.searches : path === '/intake/public/cases' ? [planted.first, planted.second].map(({ number, queryCode }) => ({ number, code: queryCode ?? '' })) : [];
    const asked = [{}, ...searches, ...Object.entries(questions()).flatMap(([name, values]) => (asks.has(name) ? values.map(value => ({ [name]: value })) : []))];
    return filled(path).flatMap(one => asked.map(question => `${one}${ask(asks, question)}`));
  });
}

describe('Whatever is asked of the house after the case has gone', () => {
  it('no word that was planted in it, nobody who brought it and no id of it is heard by anybody else', async () => {
    const [needles, leaks, answered] = [[...planted.words, ...planted.ids], [] as string[], new Set<string>()];
    for (const who of everybodyElse) {
      for (const address of addressesFor(who)) {
        const { status, body } = await house.as<Record<string, unknown>>(who, `GET ${address}`);
        if (status < 300) answered.add(address.split('?')[0] ?? '');
        // A problem names the address that was asked, as it was asked.
        const said = JSON.stringify({ ...body, instance: undefined });
        leaks.push(...needles.filter(needle => said.includes(needle)).map(needle => `${who} ${status} ${address}: ${needle}`));
      }
    }
    expect(leaks).toEqual([]);
    // Nobody is silenced by being refused everything: the lists and the bare facts are there.
    const id = planted.first.caseId;
    const bare = [`/intake/cases/${id}`, `/routing/cases/${id}`, `/routing/cases/${id}/custody`, `/supervision/cases/${id}`, `/audit/cases/${id}`, `/audit/cases/${id}/history`, `/audit/cases/${id}/proof`];
    expect([...bare, '/intake/cases', '/routing/cases', '/supervision/cases', '/supervision/clocks', '/audit/readings', '/audit/cases', '/conference/conferences', '/conference/tasks', '/routing/desk'].filter(path => !answered.has(path))).toEqual([]);
  }, 600_000);

  it('its number, its door and its day are told, and that it went', async () => {
    const { caseId, number, submissionId } = planted.first;
    const [receivedOn, disposedOn] = ['2026-03-02', '2026-03-09'];
    const fact = { number, channel: 'superior', receivedOn, confidential: true };
    const paper = { kind: '检举控告移送单', number: '纪移〔2026〕1号', issuedOn: disposedOn };
    expect((await house.as('router', `GET /intake/cases/${caseId}`)).body).toEqual({ phase: 'disposed', opened: fact, disposed: { way: 'discipline', disposedOn, paper } });
    expect((await house.as('clerk', `GET /intake/submissions/${submissionId}`)).body).toEqual({ ...fact, queryable: false, persons: [], corrections: [] });
    expect((await house.as('clerk', `GET /routing/cases?number=${number}`)).body).toMatchObject({ total: 1, items: [{ number, receivedOn, confidential: true, state: 'ended', how: 'referred', caseId: null, custodian: null, departments: null, category: null }] });
    expect((await house.as('auditor', `GET /audit/cases/${caseId}`)).body).toMatchObject({ ...fact, withheld: true, disposal: { way: 'discipline', on: disposedOn } });
    expect((await house.as('supervisor', `GET /supervision/cases/${caseId}`)).body).toEqual({ today: disposedOn, number, openedOn: receivedOn, confidential: true, clocks: [], urges: [] });
  });

  it('and those whose matter it is now read it all', async () => {
    const { caseId, submissionId } = planted.first;
    const read = await Promise.all([`/intake/cases/${caseId}`, `/intake/submissions/${submissionId}`, `/intake/submissions/${planted.second.submissionId}`, `/routing/cases/${caseId}`, `/audit/cases/${caseId}?purpose=x`].map(path => house.does('discipline', `GET ${path}`)));
    const heard = JSON.stringify(read);
    const lost = planted.words.filter(word => !heard.includes(word));
    // What was corrected reads as corrected; the table's own words stand in its minutes, and the purpose of a reading in the list of readings.
    expect(lost.map(word => word.replace(/[【】\d]/g, '')).filter(about => !/标题|分类|属地|内容|职务|议题|报告|纪要|批示|目的|会场|催办|回复|^$/.test(about))).toEqual([]);
    expect((await house.does<{ items: readonly { role: string }[] }>('discipline', `GET /audit/readings?caseId=${caseId}&size=200`)).items.map(({ role }) => role)).toEqual(expect.arrayContaining(['handler', 'supervisor', 'clerk']));
    expect((await house.as('discipline', `GET /audit/cases/${planted.other.caseId}?purpose=x`)).status).toBe(403);
  });
});

describe('The proof of the case', () => {
  const proofOf = (who: string, caseId: string) => house.does<Proof>(who, `GET /audit/cases/${caseId}/proof?purpose=x`);
  /** Follows each chain from its genesis on; answers how many events were hashed anew, and how many were only hung on. */
  const followed = ({ streams }: Proof) => streams.map(({ service, logId, stream, genesis, events }) => {
    let previous = genesis;
    if (stream !== undefined) expect(beforeFirst({ service, logId }, stream).hash.toString('hex')).toBe(genesis);
    const hashed = events.filter((event, index) => {
      expect([event.version, event.previous]).toEqual([index + 1, previous]);
      if (!event.withheld) expect(link(Buffer.from(previous, 'hex'), { ...event, stream: stream ?? '' }).toString('hex')).toBe(event.hash);
      previous = event.hash;
      return !event.withheld;
    });
    return { service, hashed: hashed.length, withheld: events.length - hashed.length };
  });

  it('still verifies link by link for the auditor, who reads no word of it', async () => {
    const chains = followed(await proofOf('auditor', planted.first.caseId));
    expect(new Set(chains.map(({ service }) => service))).toEqual(new Set(['audit', 'conference', 'intake', 'routing', 'supervision']));
    expect(chains.every(({ hashed, withheld }) => hashed === 0 && withheld > 0)).toBe(true);
  });
  it('verifies hash by hash for those whose matter it is', async () => expect(followed(await proofOf('discipline', planted.first.caseId)).every(({ hashed, withheld }) => hashed > 0 && withheld === 0)).toBe(true));
  it('and that of the other case of its table too, but for what was said of both', async () => {
    const chains = followed(await proofOf('auditor', planted.other.caseId));
    expect(chains.filter(({ service }) => service === 'supervision' || service === 'routing').every(({ withheld }) => withheld === 0)).toBe(true);
    expect(chains.filter(({ service }) => service === 'conference')).toEqual([expect.objectContaining({ withheld: expect.any(Number) as number })]);
  });
});
