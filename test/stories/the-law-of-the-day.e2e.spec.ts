// A hall that lives in 2021 refuses by the Regulation of 2005, and from the first minute of 1 May 2022 in Shanghai by the new one: at every window, whether a decision says no or the window itself.
import { matterWith, on, openDepartments, registers, sendsOut, type Registered } from './acts.js';
import { storyHouse } from './house.js';

const [water, closed] = ['county-water', 'county-old'];
const house = storyHouse(on('2021-06-01'));
const ids: Record<string, string> = {};
const letter = { channel: 'letter', purpose: 'request', title: '水渠漏水' };
const accusation = { channel: 'letter', purpose: 'accusation' };
const call = (changes: object) => ({ subject: '协调', convener: '副县长', heldAt: on('2022-05-10'), venue: '会议室', invited: [water], cases: [ids['open']], ...changes });

/** Who asks for what, and by which article of either Regulation it is refused; none where the old one has no such rule. */
const refusals: readonly (readonly [reason: string, ask: () => readonly [who: string, request: string, body?: object], old: string | undefined, now: string])[] = [
  ['DEPARTMENT_CLOSED', () => ['secretary', 'POST /conference/conferences', call({ invited: [closed] })], '信访条例 第二十五条', '信访工作条例 第二十四条第二款'],
  ['CONFIDENTIAL', () => ['secretary', 'POST /conference/conferences', call({ cases: [ids['secret']] })], '信访条例 第二十三条、第四十四条第一款', '信访工作条例 第三十条第三款、第四十六条第五项'],
  ['CONFIDENTIAL', () => ['secretary', `PUT /conference/conferences/${ids['table']}/agenda`, { agenda: [{ caseId: ids['gone'], topic: '议题' }] }], '信访条例 第二十三条、第四十四条第一款', '信访工作条例 第三十条第三款、第四十六条第五项'],
  ['NOT_YOURS', () => ['handler@county-roads', `GET /intake/cases/${ids['open']}`], '信访条例 第二十三条、第四十四条第一款', '信访工作条例 第三十条第三款、第四十六条第五项'],
  ['ACCUSATION_STANDS_ALONE', () => ['clerk', 'POST /intake/submissions', { ...letter, caseId: ids['secret'] }], '信访条例 第二十三条、第四十四条第一款', '信访工作条例 第三十条第三款、第四十六条第五项'],
  ['ACCUSATION_NOT_TYPED', () => ['clerk', `POST /intake/submissions/${ids['goneSubmission']}/corrections`, { title: '改', reasons: '听错' }], '信访条例 第二十三条、第四十四条第一款', '信访工作条例 第三十条第三款、第四十六条第五项'],
  ['ALREADY_DISPOSED', () => ['router', `POST /intake/cases/${ids['sent']}/disposal`, { way: 'urgent' }], '信访条例 第二十一条第一款', '信访工作条例 第二十二条第一款'],
  ['NOT_DISPOSED_YET', () => ['router', `POST /routing/cases/${ids['open']}/sending`, { way: 'transfer', departments: [{ department: water, part: 'lead' }] }], '信访条例 第二十一条第一款', '信访工作条例 第二十二条第一款'],
  ['DEPARTMENT_CLOSED', () => ['router', `POST /routing/cases/${ids['sent']}/sending`, { way: 'transfer', departments: [{ department: closed, part: 'assist' }] }], '信访条例 第二十五条', '信访工作条例 第二十四条第二款'],
  ['NOT_ASKED', () => ['handler@county-roads', `POST /routing/cases/${ids['sent']}/signing-for`], '信访条例 第二十一条第二款', '信访工作条例 第二十三条第三款'],
  ['SIGNED_ALREADY', () => ['router', `POST /routing/cases/${ids['sent']}/sending/withdrawal`, { department: water, reasons: '发错' }], undefined, '信访工作条例 第二十三条第三款'],
  ['CONFIDENTIAL', () => ['supervisor', `POST /supervision/cases/${ids['secret']}/urges`, { department: water, ground: '超期', wording: '请办' }], '信访条例 第二十三条、第四十四条第一款', '信访工作条例 第三十条第三款、第四十六条第五项'],
];

beforeAll(async () => {
  await openDepartments(house, { [water]: '县水利局', 'county-roads': '县公路局', [closed]: '县旧局' });
  await house.does('administrator', `POST /routing/departments/${closed}/closing`, { successor: water });
  const [open, sent, gone] = [await registers(house), await registers(house), await registers(house)];
  const secret = await house.does<Registered>('clerk', 'POST /intake/submissions', accusation);
  Object.assign(ids, { open: open.caseId, sent: sent.caseId, gone: gone.caseId, goneSubmission: gone.submissionId, secret: secret.caseId });
  await sendsOut(house, sent.caseId, [[water]]);
  await house.does(`handler@${water}`, `POST /routing/cases/${sent.caseId}/signing-for`);
  ids['table'] = (await house.does<{ conferenceId: string }>('secretary', 'POST /conference/conferences', call({ cases: [open.caseId, gone.caseId] }))).conferenceId;
  await house.does('router', `POST /intake/cases/${gone.caseId}/disposal`, { way: 'discipline', organ: '县纪委监委' });
  await house.quiet();
}, 600_000);

const lines = refusals.map(([reason, ask, old, now], index) => ({ index: index + 1, reason, ask, old, now }));
const refused = async ({ ask }: (typeof lines)[number]) => {
  const { status, body } = await house.as<{ reason?: string; article?: string }>(...ask());
  return { refused: status >= 400, reason: body.reason, article: body.article };
};

/** A matter that was sent to the water department, which has signed for it. */
async function signedFor() {
  const matter = await matterWith(house, [water]);
  await matter.signedBy(water);
  return matter;
}

/** The term to handle that runs against the water department once it has accepted by a route. */
async function owedBy(route: string) {
  const matter = await signedFor();
  await matter.says(water, 'acceptance', { route });
  await house.quiet();
  const { clocks } = await house.does<{ clocks: { clockId: string; dueOn: string; article: string }[] }>('supervisor', `GET /supervision/cases/${matter.caseId}`);
  return clocks.filter(({ clockId }) => clockId === `C-HANDLE/${water}`).map(({ dueOn, article }) => `${dueOn} ${article}`);
}

describe('In 2021, by the Regulation of 2005,', () => {
  it('no department accepts by the route of Party members, which that law does not know', async () => {
    const article = '信访条例 第十四条第二款、第二十一条第一款第一项';
    expect(await (await signedFor()).tries(`handler@${water}`, 'acceptance', { route: 'route-3' })).toMatchObject({ status: 422, body: { reason: 'ROUTE_UNKNOWN', field: 'route', article } });
  });
  it.each(['route-5', 'route-6', 'suggestion'])('a department owes an answer within sixty days of accepting by %s', async route => expect(await owedBy(route)).toEqual(['2021-08-02 信访条例 第三十三条']));
  it.each(['route-1', 'route-2', 'route-4'])('but no sixty days run by %s', async route => expect(await owedBy(route)).toEqual([]));
  it.each(lines)('$reason is refused ($index)', async line => expect(await refused(line)).toEqual({ refused: true, reason: line.reason, article: line.old }));
});

describe('In the first minute of 1 May 2022 in Shanghai, which is still April in Greenwich, by the new one,', () => {
  beforeAll(() => house.until('2022-04-30T16:00:30.000Z'), 600_000);
  it('a department owes an answer within sixty days of accepting by route-6', async () => expect(await owedBy('route-6')).toEqual(['2022-06-30 信访工作条例 第三十四条']));
  it.each(['route-1', 'route-2', 'route-3', 'route-4', 'route-5', 'suggestion'])('and no sixty days run by %s', async route => expect(await owedBy(route)).toEqual([]));
  it.each(lines)('$reason is refused ($index)', async line => expect(await refused(line)).toEqual({ refused: true, reason: line.reason, article: line.now }));
});
