// At a joint conference one department opposes what the others resolve: every word stays, with its hour, and whoever clearly opposed can show it afterwards (责任制实施办法 第十一条).
import { matterWith, on, openDepartments, registers, type Matter, type Registered } from './acts.js';
import { storyHouse } from './house.js';

interface Position { readonly department: string; readonly stance: string; readonly view: string; readonly statedAt: string; readonly counts: boolean }

const [construction, housing, land, fire] = ['construction', 'housing', 'land', 'fire'];
const house = storyHouse(on('2026-03-02'));
let matter: Matter & Registered;
let conference: string;

const tries = (act: string, body: object, who = 'secretary') => house.as<{ reason: string; field?: string; article?: string }>(who, `POST /conference/conferences/${conference}/${act}`, body);
const says = async (act: string, body: object, who = 'secretary') => expect(await tries(act, body, who)).toMatchObject({ status: 201 });
const states = (department: string, stance: string, view: string) => tries('positions', { about: matter.caseId, stance, view }, `head@${department}`);
const positions = async () => (await house.does<{ positions: readonly Position[] }>('auditor', `GET /conference/conferences/${conference}`)).positions;

beforeAll(async () => {
  await openDepartments(house, { [construction]: '市住建局', [housing]: '市房产局', [land]: '市国土局', [fire]: '市消防局' });
  matter = await matterWith(house, [construction, housing, land, fire], { title: '楼盘带病交付' });
  const call = { cases: [matter.caseId], subject: '楼盘交付', convener: '副市长', heldAt: '2026-03-05T09:00:00+08:00', venue: '会议室', invited: [construction, housing, land, fire] };
  conference = (await house.does<{ conferenceId: string }>('secretary', 'POST /conference/conferences', call)).conferenceId;
  await house.does('secretary', `PUT /conference/conferences/${conference}/agenda`, { agenda: [{ caseId: matter.caseId, topic: '是否同意先行交付' }] });
  await house.until(on('2026-03-05', '09:00'));
}, 600_000);

describe('A department at the table', () => {
  it('speaks only when it is there, or excused with its view in writing', async () => {
    expect((await states(fire, 'oppose', '消防未验收。')).body).toMatchObject({ reason: 'NOT_PRESENT', field: 'department' });
    for (const department of [construction, housing]) await says('attendance', { department, attendance: 'present' });
    await says('attendance', { department: land, attendance: 'excused' });
    await says('attendance', { department: fire, attendance: 'present', post: '总工程师' });
    expect(await states(land, 'not-ours', '不涉及用地。')).toMatchObject({ status: 201 });
  });

  it('speaks for itself and for no other', async () => {
    expect(await tries('positions', { department: fire, about: matter.caseId, stance: 'agree', view: '同意。' }, `head@${construction}`)).toMatchObject({ status: 403, body: { reason: 'NOT_YOURS' } });
  });

  it('opposes, and is not moved by what the others say', async () => {
    await house.until(on('2026-03-05', '09:20'));
    expect(await states(fire, 'oppose', '消防未验收，不得交付。')).toMatchObject({ status: 201 });
    await house.until(on('2026-03-05', '09:40'));
    expect(await states(construction, 'agree', '结构安全，可先交付。')).toMatchObject({ status: 201 });
    expect(await states(housing, 'reserve', '交付后办证有难度。')).toMatchObject({ status: 201 });
    await house.until(on('2026-03-05', '10:10'));
    expect(await states(housing, 'agree', '限期补齐资料，可以同意。')).toMatchObject({ status: 201 });
  });

  it('cannot be made to have been away', async () =>
    expect((await tries('attendance', { department: fire, attendance: 'absent' })).body).toMatchObject({ reason: 'HAS_SPOKEN', field: 'attendance', article: '信访工作责任制实施办法（厅字〔2016〕32号） 第十一条' }));
});

describe('The conference resolves against it', () => {
  it('and what was said before can no longer be said otherwise', async () => {
    await says('resolution', { resolution: '先行交付，三十日内补齐消防验收。', tasks: [{ caseId: matter.caseId, department: fire, what: '三十日内完成消防验收', dueOn: '2026-04-03' }] });
    expect((await states(fire, 'agree', '同意。')).body).toMatchObject({ reason: 'ALREADY_RESOLVED' });
    expect((await tries('cancellation', { reasons: '当作没有开过' })).body).toMatchObject({ reason: 'ALREADY_RESOLVED' });
    expect((await tries('attendance', { department: fire, attendance: 'excused' })).body).toMatchObject({ reason: 'ALREADY_RESOLVED' });
  });

  it('but every word of it stands, with its hour, and the last of each counts', async () => {
    expect((await positions()).map(({ department, stance, statedAt, counts }) => [department, stance, statedAt, counts])).toEqual([
      [land, 'not-ours', on('2026-03-05', '09:00'), true],
      [fire, 'oppose', on('2026-03-05', '09:20'), true],
      [construction, 'agree', on('2026-03-05', '09:40'), true],
      [housing, 'reserve', on('2026-03-05', '09:40'), false],
      [housing, 'agree', on('2026-03-05', '10:10'), true],
    ]);
    await says('minutes', { convener: '副市长', minutes: '会议议定先行交付；消防部门反对。' });
    expect((await tries('minutes', { convener: '副市长', minutes: '会议一致同意。' })).body).toMatchObject({ reason: 'MINUTES_SIGNED' });
  });

  it('and stands in the file of the case, also as of the hour before it was outvoted', async () => {
    const file = await house.does<{ conferences: Record<string, { positions: readonly Position[] }> }>('auditor', `GET /audit/cases/${matter.caseId}?asOf=${on('2026-03-05', '09:30')}`);
    expect(file.conferences[conference]?.positions).toMatchObject([{ department: land }, { department: fire, stance: 'oppose', view: '消防未验收，不得交付。' }]);
    expect(file.conferences[conference]).not.toHaveProperty('resolution');
  });

  it('while another case of the hall shows nothing of it', async () => {
    const { caseId } = await registers(house, { title: '另一件事' });
    expect(await house.does('auditor', `GET /audit/cases/${caseId}`)).toMatchObject({ conferences: {} });
  });
});
