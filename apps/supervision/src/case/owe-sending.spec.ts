// Proof that a case which came back is owed by the hall until somebody leads it again.
import { ClockStarted } from '@onehall/contracts';
import { SmallSupervision } from '../../test/small-supervision.js';
import { caseId, denied, ended, given, law, objected, opened, sentOut, signedFor, upheld, withdrawn } from '../../test/facts.js';
import { owes } from './case.js';
import { oweSending, OweSending } from './owe-sending.js';

const by = law.deadline('C-RESEND', '2026-03-09');
const owe = new OweSending(caseId, { since: '2026-03-09', by });
const again = (time: number) => ClockStarted({ caseId, clockId: `C-RESEND/${time}`, clock: 'C-RESEND', holder: 'hall', startedOn: '2026-03-09', term: by, warnOn: law.warnOn(by, '2026-03-09') });
const sent = () => new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-02', ['land', 'tax'], { received: true }));

describe('A case that came back to the hall', () => {
  it('is owed for fifteen days', () => {
    expect(by.on).toBe('2026-03-24');
    given().when(oweSending, owe).then(again(1));
  });
  it('once at a time', () => given(again(1)).when(oweSending, owe).thenNothing());
  it('is red with the hall when it lies there', () => {
    const supervision = sent().hear(withdrawn('land', '2026-03-09', true)).tick('2026-03-25');
    expect(supervision.row('C-RESEND/1')).toMatchObject({ holder: 'hall', dueOn: '2026-03-24', ranOutOn: '2026-03-25', stoppedOn: null });
    expect(supervision.row('C-INFORM-TRANSFER/land')).toMatchObject({ stoppedOn: '2026-03-09', daysLate: 0 });
    expect(supervision.events.filter(({ type }) => type === 'DepartmentUrged').map(({ data }) => data)).not.toContainEqual(expect.objectContaining({ department: 'hall' }));
  });
  it('is owed no more when another leads it, who then owes the reply', () => {
    const supervision = sent().hear(withdrawn('land', '2026-03-09', true), sentOut('2026-03-11', ['road'], { received: true }));
    expect(supervision.row('C-RESEND/1')).toMatchObject({ stoppedOn: '2026-03-11', daysLate: 0 });
    expect(supervision.state.lead).toBe('road');
  });
  it('is owed by a department whose objection was upheld and that is asked again to lead, before it has signed', () => {
    const again = new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-02', ['land']), signedFor('land', '2026-03-03'), objected('land', '2026-03-04'), upheld('land', '2026-03-05', true));
    expect(owes(again.state, 'land')).toBe(false);
    expect(owes(again.hear(sentOut('2026-03-06', ['land'])).state, 'land')).toBe(true);
  });
  it('a second time has a clock of its own, so that the first lateness stays', () => {
    const supervision = sent().hear(withdrawn('land', '2026-03-09', true), sentOut('2026-03-26', ['road'], { received: true }), withdrawn('road', '2026-03-30', true));
    expect(supervision.row('C-RESEND/1')).toMatchObject({ daysLate: 2 });
    expect(supervision.row('C-RESEND/2')).toMatchObject({ startedOn: '2026-03-30', stoppedOn: null });
  });
  it('is owed no more when it ends', () => expect(sent().hear(withdrawn('land', '2026-03-09', true), ended('2026-03-10')).row('C-RESEND/1')).toMatchObject({ stoppedOn: '2026-03-10' }));
});

describe('A case that nobody signs for', () => {
  it('is warned of, runs out and is urged like any other', () => {
    const supervision = sent().tick('2026-03-18');
    expect(supervision.row('C-INFORM-TRANSFER/land')).toMatchObject({ startedOn: '2026-03-02', dueOn: '2026-03-17', warnedOn: '2026-03-12', ranOutOn: '2026-03-18', stoppedOn: null });
    expect(supervision.events.flatMap(({ type, data }) => (type === 'DepartmentUrged' ? [data.department] : []))).toEqual(['land', 'tax']);
  });
  it('has no new days when somebody signs at last', () => {
    const supervision = sent().tick('2026-05-04').hear(signedFor('land', '2026-05-04', '2026-03-02'));
    expect(supervision.row('C-INFORM-TRANSFER/land')).toMatchObject({ startedOn: '2026-03-02', dueOn: '2026-03-17', stoppedOn: null });
    expect(supervision.row('C-OBJECT/land')).toMatchObject({ startedOn: '2026-03-02', stoppedOn: '2026-03-09' });
  });
});

describe('While an objection waits', () => {
  const waiting = () => sent().hear(signedFor('land', '2026-03-03', '2026-03-02'), objected('land', '2026-03-04'));
  it('the hall is late, and the department is not', () => {
    const supervision = waiting().tick('2026-04-01');
    expect(supervision.row('C-OBJECTION/land')).toMatchObject({ holder: 'hall', dueOn: '2026-03-11', ranOutOn: '2026-03-12' });
    expect(supervision.row('C-INFORM-TRANSFER/land')).toMatchObject({ stoppedOn: '2026-03-04', daysLate: 0, ranOutOn: null });
  });
  it('its days stand still, and run on from the denial', () => {
    const supervision = waiting().hear(denied('land', '2026-03-18', law.extend(law.deadline('C-INFORM-TRANSFER', '2026-03-02'), 14)));
    expect(supervision.row('C-INFORM-TRANSFER/land')).toMatchObject({ startedOn: '2026-03-18', dueOn: '2026-03-31', stoppedOn: null });
    expect(supervision.row('C-OBJECTION/land')).toMatchObject({ stoppedOn: '2026-03-18', daysLate: 7 });
  });
  it('and when it is upheld the hall owes the next sending', () => {
    const supervision = waiting().hear(upheld('land', '2026-03-06', true));
    expect(supervision.rows().filter(({ holder, stoppedOn }) => holder === 'hall' && stoppedOn === null).map(({ clockId }) => clockId)).toEqual(['C-RESEND/1']);
  });
});
