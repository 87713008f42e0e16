// A township in 2009: its monthly screening finds disputes that nobody brought; four bodies sit down over a grave and settle it, two villages agree, and what lies before the court is left to the court.
import { Matter, on, openDepartments, parts, registers, screened, sendsOut, type Registered } from './acts.js';
import { storyHouse } from './house.js';

interface Clock { readonly clockId: string; readonly light: string; readonly article: string; readonly daysLate: number | null; readonly dueOn: string }

const [police, brigade, justice, villages] = ['town-police', 'county-public-order', 'town-justice', 'village-branches'];
const four = [police, brigade, justice, villages] as const;
const house = storyHouse(on('2009-01-25', '08:00'));
let grave: Matter & Registered;

const found = async (title: string) => {
  const registered = await registers(house, { ...screened, title, text: `${title}，由镇里每月排查发现。` });
  return Object.assign(new Matter(house, registered.caseId), registered);
};
const clocks = async ({ caseId }: Matter) => (await house.does<{ clocks: readonly Clock[] }>('supervisor', `GET /supervision/cases/${caseId}`)).clocks;

beforeAll(
  () => openDepartments(house, { [police]: '派出所', [brigade]: '县公安局治安大队', [justice]: '司法所', [villages]: '两村党总支、调解会、治保会', 'village-east': '东村村委会', 'village-west': '西村村委会' }),
  60_000,
);

describe('A grave was dug up in a quarrel between two villages', () => {
  it('and the screening registers it, without a petitioner, a code or a person', async () => {
    grave = await found('两村争执，祖坟被掘');
    expect(grave).toMatchObject({ number: '20090125C00001', queryCode: null });
    expect(await house.does('clerk', `GET /intake/submissions/${grave.submissionId}`)).toMatchObject({ persons: [], queryable: false });
    expect((await house.as('nobody', `GET /intake/public/cases?number=${grave.number}&code=2222222222`)).status).toBe(404);
    expect(await house.as('router', `POST /intake/cases/${grave.caseId}/decline`, { ground: 'IN_HAND', reasons: '无' })).toMatchObject({ status: 409, body: { reason: 'NOBODY_TO_TELL' } });
  });

  it('and the police attend on the same day', async () => {
    await sendsOut(house, grave.caseId, [four]);
    await grave.signedBy(police);
    await grave.acceptedBy(police);
    await grave.says(police, 'progress', { note: '民警到场，分管副镇长带队，双方先行分开。' });
    expect((await grave.tries(`handler@${brigade}`, 'progress', { note: '尚未签收' })).body).toMatchObject({ reason: 'NOT_SIGNED' });
  });

  it('by the law of the day: the clocks run under the Regulation of 2005', async () => {
    await house.quiet();
    expect(await clocks(grave)).toContainEqual(expect.objectContaining({ clockId: `C-HANDLE/${police}`, article: '信访条例 第三十三条', dueOn: '2009-03-26', light: 'green' }));
    const laws = await house.asks<{ law: string }>(`select distinct meta::jsonb ->> 'rulebook' as law from routing.event`);
    expect(laws).toEqual([{ law: 'regulation-2005/1' }]);
  });

  it('and brigade and police survey the ground together', async () => {
    await house.until(on('2009-02-04', '10:00'));
    await grave.signedBy(brigade, justice, villages);
    await grave.acceptedBy(brigade, justice, villages);
    for (const one of [police, brigade]) await grave.says(one, 'progress', { note: '会同现场勘查，测量坟地位置。' });
  });

  it('and all four bodies bring the families to terms', async () => {
    await house.until(on('2009-02-05', '16:00'));
    const settlement = { departments: [...four], agreement: '一次补偿六千六百六十六元，新坟地由家属自选，双方不再追究。' };
    expect(await grave.tries('handler@village-east', 'settlement', settlement)).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS_TO_SETTLE' } });
    expect(await grave.tries(`handler@${justice}`, 'settlement', settlement)).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS_TO_SETTLE' } });
    await grave.says(police, 'settlement', settlement);
    expect((await grave.tries(`handler@${police}`, 'part', { outcome: 'supported', answer: '另行答复' })).body).toMatchObject({ reason: 'CASE_SETTLED' });
    await house.does('router', `POST /routing/cases/${grave.caseId}/ending`, { how: 'settled' });
    await house.quiet();
  });

  it('which leaves a trace of every step, and nothing late', async () => {
    const file = await house.does<{ departments: Record<string, { progress: readonly object[] }> }>('auditor', `GET /audit/cases/${grave.caseId}`);
    expect(file).toMatchObject({ settlement: { on: '2009-02-05', agreement: expect.stringContaining('新坟地由家属自选') as string }, ending: { how: 'settled', on: '2009-02-05' }, custody: [{ custodian: 'hall' }, { custodian: police, to: on('2009-02-05', '16:00') }] });
    expect(file.departments[police]?.progress).toMatchObject([{ on: '2009-01-25' }, { on: '2009-02-04' }]);
    for (const { clockId, light, daysLate } of await clocks(grave)) expect([clockId, light, daysLate]).toEqual([clockId, 'stopped', 0]);
    expect((await grave.tries('clerk', 'delivery', { method: 'direct' })).body).toMatchObject({ reason: 'CASE_ENDED' });
  });
});

describe('Another dispute', () => {
  it('over a burial on another family’s field is settled by two village committees on the next morning', async () => {
    await house.until(on('2009-04-07', '15:00'));
    const burial = await found('在他户承包地下葬，两姓相争');
    await sendsOut(house, burial.caseId, [['village-east', 'village-west']]);
    await burial.signedBy('village-east', 'village-west');
    await burial.acceptedBy('village-east', 'village-west');
    expect(await burial.tries('handler@village-east', 'acceptance-delivery', {})).toMatchObject({ status: 409, body: { reason: 'NO_PETITIONER' } });
    await house.until(on('2009-04-08', '10:00'));
    await burial.says('village-east', 'settlement', { departments: ['village-east', 'village-west'], agreement: '一次付两千六百元，此地不再下葬，今后建房离坟一米。' });
    await burial.says('village-east', 'ending', { how: 'settled' });
    expect(await house.does('router', `GET /routing/cases/${burial.caseId}`)).toMatchObject({ case: { phase: 'ended', how: 'settled' } });
  });

  it('that lies before the county court is left to the court', async () => {
    await house.until(on('2009-04-27'));
    const incident = await found('四月二十五日村内事件');
    expect(await house.does('router', `POST /intake/cases/${incident.caseId}/disposal`, { way: 'political-legal', organ: '县政法委' })).toMatchObject({ paper: { kind: '涉法涉诉转送单' }, article: expect.stringContaining('信访条例') as string });
    await house.quiet();
    expect(await house.does('router', `GET /routing/cases/${incident.caseId}`)).toMatchObject({ case: { phase: 'ended', how: 'referred', custodian: 'hall' } });
    expect(await clocks(incident)).toMatchObject([{ clockId: 'C-ROUTE', light: 'stopped', daysLate: 0 }]);
  });

  it('that is not solved goes on, with the departments that answer for it', async () => {
    await house.until(on('2009-05-04'));
    const mine = await found('采矿占地未复垦，租金拖欠');
    await sendsOut(house, mine.caseId, [['village-east', 'village-west']]);
    await mine.signedBy('village-east');
    await house.does('router', `POST /routing/cases/${mine.caseId}/sending`, { way: 'transfer', departments: parts([justice]).map(asked => ({ ...asked, part: 'assist' })) });
    await house.until(on('2009-06-30', '18:00'));
    expect(await house.does('router', 'GET /routing/cases?size=200')).toMatchObject({ total: 4 });
    expect((await house.does<{ items: readonly object[] }>('router', 'GET /routing/cases?state=sent-out')).items).toMatchObject([{ caseId: mine.caseId, custodian: 'village-east', departments: expect.arrayContaining(['village-east', 'village-west', justice]) as string[] }]);
    expect((await house.does<{ items: readonly object[] }>('supervisor', 'GET /supervision/late')).items).toMatchObject([justice, 'village-east', 'village-west'].map(holder => ({ holder, clock: 'C-INFORM-TRANSFER', running: 1 })));
  });
});
