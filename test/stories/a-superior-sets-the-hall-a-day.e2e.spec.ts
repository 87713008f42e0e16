// A superior or a leader sets the hall a day by which a case is to be ended: it runs as the hall's own clock, whatever the departments' terms, and when it is over the lead is urged.
import { Matter, on, openDepartments, registers, sendsOut, type Registered } from './acts.js';
import { storyHouse } from './house.js';

interface Clock { readonly clockId: string; readonly holder: string; readonly light: string; readonly label: string; readonly dueOn: string; readonly warnedOn: string | null; readonly stoppedOn: string | null; readonly daysLate: number | null }
interface Sheet { readonly clocks: readonly Clock[]; readonly urges: readonly { readonly department: string; readonly urgedOn: string; readonly clockId?: string }[] }

const water = 'county-water';
const house = storyHouse(on('2026-03-02'));
let first: Registered;
let second: Registered;

const sheet = () => house.does<Sheet>('supervisor', `GET /supervision/cases/${first.caseId}`);
const clockOf = async ({ number }: Registered) => (await sheet()).clocks.find(({ clockId }) => clockId === `C-SUPERIOR/${number}`);

beforeAll(async () => {
  await openDepartments(house, { [water]: '县水利局' });
  first = await registers(house, { channel: 'superior', origin: { organ: '市信访局', document: '市信交〔2026〕8号', answerBy: '2026-03-31' } });
  await sendsOut(house, first.caseId, [[water]]);
  await house.until(on('2026-03-09'));
  second = await registers(house, { channel: 'instruction', caseId: first.caseId, persons: [], personCount: 0, origin: { leader: '县长', answerBy: '2026-04-10' } });
}, 600_000);

describe('The day that a superior set', () => {
  it('runs as a clock of the hall from the receipt, beside the one that a leader set later', async () => {
    expect(await clockOf(first)).toMatchObject({ holder: 'hall', light: 'green', label: '剩 22 天', dueOn: '2026-03-31', stoppedOn: null });
    expect(await clockOf(second)).toMatchObject({ holder: 'hall', light: 'green', dueOn: '2026-04-10', stoppedOn: null });
  });

  it('stands with the submission, and in the file of the case', async () => {
    expect(await house.does('clerk', `GET /intake/submissions/${first.submissionId}`)).toMatchObject({ origin: { organ: '市信访局', answerBy: '2026-03-31' } });
    const file = await house.does('auditor', `GET /audit/cases/${first.caseId}`);
    expect(file).toMatchObject({ submissions: [{ answerBy: '2026-03-31' }, { answerBy: '2026-04-10' }], clocks: { [`C-SUPERIOR/${first.number}`]: { clock: 'C-SUPERIOR', holder: 'hall', dueOn: '2026-03-31' } } });
  });

  it('is warned of, turns red the day after, and the lead is urged, once', async () => {
    await house.until(on('2026-04-02'));
    expect(await clockOf(first)).toMatchObject({ light: 'red', warnedOn: '2026-03-22' });
    expect((await sheet()).urges.filter(({ clockId }) => clockId === `C-SUPERIOR/${first.number}`)).toMatchObject([{ department: water, urgedOn: '2026-04-01' }]);
    expect((await house.does<{ items: readonly object[] }>('supervisor', 'GET /supervision/late')).items).toContainEqual(expect.objectContaining({ holder: 'hall', clock: 'C-SUPERIOR', running: 1 }));
  });

  it('is owed no more when the submission that brought it is withdrawn, while the case goes on and the other days run', async () => {
    const third = await registers(house, { channel: 'superior', caseId: first.caseId, origin: { organ: '市信访局', answerBy: '2026-04-30' } });
    expect(await clockOf(third)).toMatchObject({ light: 'green', stoppedOn: null });
    await house.does('clerk', `POST /routing/cases/${first.caseId}/withdrawals`, { number: third.number, reasons: '上级撤销交办' });
    await house.quiet();
    expect(await clockOf(third)).toMatchObject({ light: 'stopped', stoppedOn: '2026-04-02' });
    expect(await clockOf(second)).toMatchObject({ stoppedOn: null });
  });

  it('stops when the case ends, as late as it is', async () => {
    const matter = new Matter(house, first.caseId);
    await matter.signedBy(water);
    await matter.acceptedBy(water);
    await matter.answeredBy(water);
    await matter.repliedBy(water);
    await house.quiet();
    expect(await clockOf(first)).toMatchObject({ light: 'stopped', stoppedOn: '2026-04-02', daysLate: 2 });
    expect(await clockOf(second)).toMatchObject({ light: 'stopped', stoppedOn: '2026-04-02', daysLate: 0 });
  });
});
