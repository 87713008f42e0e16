// A county's hall with sixteen departments at its windows: whatever is brought is raised, accepted, handled and answered in the hall, by one department or several, and each sees its own desk only.
import { Matter, on, parts, registers, reply, sendsOut, type Asked } from './acts.js';
import { storyHouse } from './house.js';

const stationed: Readonly<Record<string, readonly [name: string, remit: string]>> = {
  police: ['县公安局', '户籍'], justice: ['县司法局', '法律援助'], 'human-resources': ['县人社局', '工资'], 'civil-affairs': ['县民政局', '低保'],
  land: ['县国土资源局', '征地'], housing: ['县住建局', '房屋'], 'urban-management': ['县城管局', '占道'], education: ['县教育局', '入学'],
  health: ['县卫生局', '医疗'], agriculture: ['县农业局', '种子'], water: ['县水利局', '灌溉'], forestry: ['县林业局', '林地'],
  transport: ['县交通局', '公路'], environment: ['县环保局', '噪声'], market: ['县市场监管局', '假货'], safety: ['县安监局', '矿山'],
};
const departments = Object.keys(stationed);
const house = storyHouse(on('2014-07-08', '08:30'));

const comes = async (title: string, changes: object = {}) => {
  const { caseId } = await registers(house, { title, text: `${title}，请大厅解决。`, ...changes });
  return new Matter(house, caseId);
};
const suggested = async (text: string) => (await house.does<{ items: readonly { department: string }[] }>('clerk', 'POST /routing/departments/suggestion', { text })).items.map(({ department }) => department);
const desk = (department: string, phase = '') => house.does<{ total: number; items: readonly { caseId: string; title: string }[] }>(`handler@${department}`, `GET /routing/desk${phase && `?phase=${phase}`}`);

beforeAll(async () => {
  for (const [department, [name, remit]] of Object.entries(stationed)) await house.does('administrator', 'POST /routing/departments', { department, name, aliases: [], remits: [remit] });
  await house.quiet();
}, 600_000);

describe('Sixteen departments sit in the hall', () => {
  it('and every window knows them by name', async () => {
    expect((await house.does<{ total: number }>('clerk', 'GET /routing/departments?size=200')).total).toBe(16);
    expect((await house.does<{ items: readonly object[] }>('router', 'GET /intake/departments')).items).toHaveLength(16);
  });

  it('and what is brought names the one that is meant, or the several', async () => {
    expect(await suggested('拖欠工资三个月')).toEqual(['human-resources']);
    expect((await suggested('征地之后房屋拆了，灌溉渠也断了')).sort()).toEqual(['housing', 'land', 'water']);
    expect(await suggested('只想来道谢')).toEqual([]);
  });

  it('and each has its own matter on its own desk, and no other', async () => {
    for (const department of departments) await sendsOut(house, (await comes(`${stationed[department]?.[1]}问题`)).caseId, [[department]]);
    for (const department of departments) expect(await desk(department)).toMatchObject({ total: 1, items: [{ title: `${stationed[department]?.[1]}问题`, lead: department, heldBy: 'hall' }] });
    expect(await house.does('clerk', 'GET /routing/cases?size=200')).toMatchObject({ total: 16 });
    expect(await house.does('clerk', 'GET /routing/cases?custodian=police')).toMatchObject({ total: 0 });
  });
});

describe('A matter is solved in the hall', () => {
  it('in one morning, from the window to the ending, when one department can do it', async () => {
    const asked: Asked = ['civil-affairs'];
    const matter = await comes('低保金没有到账');
    await sendsOut(house, matter.caseId, [asked]);
    await matter.signedBy(...asked);
    await matter.acceptedBy(...asked);
    await matter.answeredBy(...asked);
    await matter.repliedBy('civil-affairs');
    await house.quiet();
    expect(await house.does('auditor', `GET /audit/cases/${matter.caseId}`)).toMatchObject({ disposal: { on: '2014-07-08' }, delivery: { on: '2014-07-08' }, ending: { on: '2014-07-08', how: 'answered' } });
  });

  it('by four departments together, each saying its own part, under a day set by the letter', async () => {
    const asked: Asked = ['land', 'housing', 'water', 'justice'];
    const matter = await comes('征地补偿与安置房', { personCount: 12, persons: [{ standing: 'representative', name: '代表一' }], category: '征地' });
    await sendsOut(house, matter.caseId, [asked, '2014-07-31']);
    await matter.signedBy(...asked);
    await matter.acceptedBy(...asked);
    await house.until(on('2014-07-21'));
    await matter.answeredBy(...asked);
    await matter.says('land', 'reply', reply);
    const { history } = await house.does<{ history: readonly { type: string; data: { parts?: object } }[] }>('router', `GET /routing/cases/${matter.caseId}`);
    expect(history.at(-1)).toMatchObject({ type: 'ReplyIssued', data: { parts: [...asked].sort().map(department => ({ department, revision: 1 })) } });
    await house.quiet();
    const { clocks } = await house.does<{ clocks: readonly object[] }>('supervisor', `GET /supervision/cases/${matter.caseId}`);
    expect(clocks).toContainEqual(expect.objectContaining({ clockId: 'C-ASSIGN/land', dueOn: '2014-07-31', stoppedOn: '2014-07-21', daysLate: 0 }));
  });

  it('on a leader’s instruction, with the leader in the file', async () => {
    const matter = await comes('县长批示办理', { channel: 'instruction', persons: [], personCount: 0, origin: { leader: '县长', document: '批字12号' } });
    expect(await house.does('auditor', `GET /audit/cases/${matter.caseId}`)).toMatchObject({ submissions: [{ number: expect.stringMatching(/^20140721D\d{5}$/) as string, channel: 'instruction' }] });
  });
});

describe('When the county is reformed', () => {
  it('a department’s remit moves to another, and the hall sends there from then on', async () => {
    await house.does('router', 'POST /routing/departments/land/remit', { remits: ['征地', '林地'], reasons: '机构改革方案' });
    const closing = () => house.as('router', 'POST /routing/departments/forestry/closing', { successor: 'land' });
    expect(await closing()).toMatchObject({ status: 409, body: { reason: 'DEPARTMENT_HOLDS_CASES', article: '信访条例 第二十五条' } });
    const [left] = (await desk('forestry')).items;
    await house.does('router', `POST /routing/cases/${left?.caseId}/sending/withdrawal`, { department: 'forestry', reasons: '机构改革，职责划入国土部门。' });
    await house.does('router', `POST /routing/cases/${left?.caseId}/sending`, { way: 'transfer', departments: parts(['land']) });
    await house.quiet();
    expect(await closing()).toMatchObject({ status: 201 });
    await house.quiet();
    expect(await suggested('林地界线不清')).toEqual(['land']);
    const matter = await comes('林地被占');
    expect(await house.as('router', `POST /intake/cases/${matter.caseId}/disposal`, { way: 'transfer', departments: parts(['forestry']) })).toMatchObject({ status: 422, body: { reason: 'UNKNOWN_DEPARTMENT', field: 'departments.0.department' } });
    await sendsOut(house, matter.caseId, [['land']]);
    expect(await house.as('router', `POST /routing/cases/${matter.caseId}/sending`, { way: 'transfer', departments: [{ department: 'forestry', part: 'assist' }] })).toMatchObject({ status: 422, body: { reason: 'DEPARTMENT_CLOSED', article: '信访条例 第二十五条' } });
  });

  it('and what nobody took up shows, with the hall or with those who did not sign', async () => {
    await house.until(on('2014-08-20'));
    const { holders, red, yellow, green } = await house.does<{ holders: readonly { holder: string; red: number }[]; red: number; yellow: number; green: number }>('supervisor', 'GET /supervision/summary');
    const unsigned = departments.filter(department => department !== 'forestry').map(holder => ({ holder, red: holder === 'land' ? 3 : 1, yellow: 0, green: 0 }));
    expect([red, yellow, green]).toEqual([18, 0, 0]);
    expect([...holders].sort((one, other) => (one.holder < other.holder ? -1 : 1))).toEqual([{ holder: 'hall', red: 1, yellow: 0, green: 0 }, ...unsigned].sort((one, other) => (one.holder < other.holder ? -1 : 1)));
    expect(await desk('civil-affairs', 'ended')).toMatchObject({ total: 1, items: [{ title: '低保金没有到账' }] });
  });
});
