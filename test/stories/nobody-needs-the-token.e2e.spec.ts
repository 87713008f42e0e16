// The tour of the README as a newcomer types it, one request on the heels of the other and without a token: nobody is refused for what has been said already and is on its way.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { on, openDepartments, reply } from './acts.js';
import { storyHouse, type Heard, type Who } from './house.js';

interface Tour { readonly caseId: string; readonly submissionId: string; readonly number: string; readonly queryCode: string }

const water = 'county-water';
const house = storyHouse(on('2026-03-02'));
const withoutToken = { 'x-hall-after': '' };
const refused: string[] = [];
beforeEach(() => void refused.splice(0));

async function asks<Body>(who: Who, request: string, body?: object): Promise<Heard<Body>> {
  let heard = await house.as<Body>(who, request, body, withoutToken);
  while (heard.headers['retry-after'] !== undefined) heard = await house.as<Body>(who, request, body, withoutToken); // on a machine that is slower than two seconds
  if (heard.status >= 300) refused.push(`${heard.status} ${request.replace(/[0-9a-f-]{36}/, ':caseId')} ${JSON.stringify(heard.body)}`);
  return heard;
}

async function brings(index: number): Promise<Tour> {
  const { body } = await asks<Tour>('clerk', 'POST /intake/submissions', { channel: 'visit', purpose: 'request', personCount: 1, title: '水渠漏水', text: '家门口的水渠漏水三个月了。', persons: [{ name: `赵小满${index}` }] });
  return body;
}

const sendsOut = (caseId: string, department: string) => asks('router', `POST /intake/cases/${caseId}/disposal`, { way: 'transfer', departments: [{ department, part: 'lead' }] });

async function tours(index: number): Promise<void> {
  const { caseId, submissionId, number, queryCode: code } = await brings(index);
  const acts = (who: Who, act: string, said: object = {}) => asks(who, `POST /routing/cases/${caseId}/${act}`, said);
  await asks('supervisor', `GET /supervision/cases/${caseId}`);
  await asks('router', `GET /routing/cases/${caseId}`);
  await sendsOut(caseId, water);
  await asks(`handler@${water}`, `GET /intake/submissions/${submissionId}`);
  await acts(`handler@${water}`, 'signing-for');
  await acts(`handler@${water}`, 'acceptance', { route: 'route-6' });
  await acts(`handler@${water}`, 'part', { outcome: 'supported', answer: '闸门已修复。' });
  await acts(`handler@${water}`, 'reply', reply);
  await acts('clerk', 'delivery', { method: 'direct' });
  await asks('nobody', 'POST /intake/public/cases/rating', { number, code, office: 'satisfied', departments: 'satisfied' });
  await acts('router', 'ending', { how: 'answered' });
}

/** What was reported up is decided about at once. */
async function goesUp(index: number): Promise<void> {
  const { caseId } = await brings(index);
  await asks('router', `POST /intake/cases/${caseId}/disposal`, { way: 'urgent' });
  await asks('router', `POST /routing/cases/${caseId}/sending`, { way: 'transfer', departments: [{ department: water, part: 'lead' }] });
}

/** A department is opened, and the next case is its. */
async function goesToANewOne(index: number): Promise<void> {
  const department = `township-${index}`;
  const { caseId } = await brings(index);
  await asks('administrator', 'POST /routing/departments', { department, name: `第${index}镇` });
  await sendsOut(caseId, department);
}

describe('Who sends no token', () => {
  beforeAll(() => openDepartments(house, { [water]: '县水利局' }));

  it('is refused nothing that a quiet hall would grant, alone at the windows', async () => {
    for (let index = 0; index < 8; index++) await tours(index);
    expect(refused).toEqual([]);
  });

  it.each([['of what was just reported up', goesUp], ['for a department that was just opened', goesToANewOne]] as const)('nor %s, which is sent out at once', async (_, goes) => {
    for (let index = 20; index < 32; index++) await goes(index);
    expect(refused).toEqual([]);
  });

  it('nor when eight stand there at once', async () => {
    await Promise.all(Array.from({ length: 8 }, async (_, index) => tours(10 + index)));
    expect(refused).toEqual([]);
  });

  it('nor while every log is held back for longer than a fact is on its way', async () => {
    const forgetful = new pg.Client({ connectionString: house.ground.adminOf('intake') });
    await forgetful.connect();
    try {
      await forgetful.query('begin');
      await forgetful.query('select pg_current_xact_id()');
      const { caseId } = await brings(40);
      const [seen] = await Promise.all([house.as('supervisor', `GET /supervision/cases/${caseId}`, undefined, withoutToken), pause(1_500).then(() => forgetful.query('rollback'))]);
      expect(seen.status).toBe(200);
    } finally {
      await forgetful.end();
    }
  });

  it('and is refused in a quiet hall what a quiet hall refuses', async () => {
    await house.quiet();
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(await house.as('router', `POST /intake/cases/${nowhere}/disposal`, { way: 'urgent' }, withoutToken)).toMatchObject({ status: 404, body: { reason: 'UNKNOWN_CASE' } });
    expect(await house.as(`handler@${water}`, `POST /routing/cases/${nowhere}/signing-for`, {}, withoutToken)).toMatchObject({ status: 404, body: { reason: 'UNKNOWN_CASE' } });
    expect(await house.as('supervisor', `GET /supervision/cases/${nowhere}`, undefined, withoutToken)).toMatchObject({ status: 404 });
  });
});
