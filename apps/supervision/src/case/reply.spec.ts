// Proof of the rule that several departments are asked and each has its own clock: who is late is red, and nobody else.
import { SmallSupervision } from '../../test/small-supervision.js';
import { accepted, acceptedByRouteFive, acceptedWithoutTerm, answered, delivered, ended, extended, law, objected, opened, replied, resolved, sentOut, settled, signedFor, taskDone, taskId, untold, upheld, withdrawn } from '../../test/facts.js';
import { lampOf, type Lit } from '../views/lights.js';
import { owes } from './case.js';

const four = ['land', 'housing', 'tax', 'water'];
const reds = (supervision: SmallSupervision, today: string): readonly string[] => supervision.rows().filter(row => lampOf(row as Lit, today, law) === 'red').map(({ clockId }) => clockId);

const urged = ({ events }: SmallSupervision): readonly string[] => events.flatMap(({ type, data }) => (type === 'DepartmentUrged' ? [data.department] : []));

const underway = () =>
  new SmallSupervision()
    .hear(opened('2026-03-02'), sentOut('2026-03-03', four))
    .hear(...four.map(department => signedFor(department, '2026-03-04')), ...four.map(department => accepted(department, '2026-03-05')));

describe('Of four departments', () => {
  const due = law.deadline('C-HANDLE', '2026-03-05').on;

  it('only the one that is late is red, whether it assists', () => {
    const supervision = underway().hear(...['land', 'housing', 'tax'].map(department => answered(department, '2026-04-01')));
    expect(due).toBe('2026-05-06');
    expect(reds(supervision, due)).toEqual([]);
    expect(reds(supervision, '2026-05-07')).toEqual(['C-HANDLE/water']);
    expect(reds(supervision, '2026-06-30')).toEqual(['C-HANDLE/water']);
  });
  it('or leads', () => expect(reds(underway().hear(...['housing', 'tax', 'water'].map(department => answered(department, '2026-04-01'))), '2026-05-07')).toEqual(['C-HANDLE/land']));
  it('the lead owes the reply from the day on which the last part is in', () => {
    const supervision = underway().hear(...four.map(department => answered(department, '2026-04-01')));
    expect(supervision.row('C-HANDLE')).toMatchObject({ holder: 'land', startedOn: '2026-04-01', dueOn: due, stoppedOn: null });
    expect(reds(supervision, '2026-05-07')).toEqual(['C-HANDLE']);
  });
  it('and is not late itself on the day on which a late part comes in, but from the next', () => {
    const supervision = underway().hear(...['land', 'housing', 'tax'].map(department => answered(department, '2026-04-01')), answered('water', '2026-05-20'));
    expect(supervision.row('C-HANDLE/water')).toMatchObject({ stoppedOn: '2026-05-20', daysLate: 14 });
    expect(reds(supervision, '2026-05-20')).toEqual([]);
    expect(reds(supervision, '2026-05-21')).toEqual(['C-HANDLE']);
    expect(supervision.hear(replied('land', '2026-05-22')).row('C-HANDLE')).toMatchObject({ daysLate: 2 });
  });
  it('one whose head extended its term has more time, and nobody else has', () => {
    const supervision = underway().hear(extended('water', '2026-04-20', '2026-03-05'));
    expect(reds(supervision, '2026-05-07')).toEqual(['C-HANDLE/land', 'C-HANDLE/housing', 'C-HANDLE/tax']);
  });
  it('one that is asked later stops the reply until its part is in', () => {
    const supervision = underway().hear(...four.map(department => answered(department, '2026-04-01')), sentOut('2026-04-10', ['road'], { noLead: true }), signedFor('road', '2026-04-13'));
    expect(supervision.row('C-HANDLE')).toMatchObject({ stoppedOn: '2026-04-10', daysLate: 0 });
    supervision.hear(accepted('road', '2026-04-14'), answered('road', '2026-04-20'));
    expect(supervision.row('C-HANDLE')).toMatchObject({ startedOn: '2026-04-20', dueOn: due, stoppedOn: null });
  });
  it('one that does not sign, where its terms begin with its signature, is waited for until it is taken back, and may be urged', () => {
    const supervision = new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land', 'tax']), signedFor('land', '2026-03-04'), accepted('land', '2026-03-05'), answered('land', '2026-03-10')).tick('2026-06-01');
    expect(supervision.row('C-HANDLE')).toBeUndefined();
    expect([owes(supervision.state, 'tax'), urged(supervision)]).toEqual([true, []]);
    expect(supervision.hear(withdrawn('tax', '2026-06-02')).row('C-HANDLE')).toMatchObject({ holder: 'land', startedOn: '2026-06-02', dueOn: '2026-06-02' });
    expect(owes(supervision.state, 'tax')).toBe(false);
  });
  it('one whose notice is not delivered, where its term begins with that, is waited for, and the lead is not late', () => {
    const supervision = new SmallSupervision()
      .hear(opened('2026-03-02'), sentOut('2026-03-03', ['land', 'tax']), ...['land', 'tax'].flatMap(department => [signedFor(department, '2026-03-04'), acceptedWithoutTerm(department, '2026-03-05')]))
      .hear(delivered('land', '2026-03-06'), answered('land', '2026-03-10')).tick('2026-06-01');
    expect(supervision.row('C-HANDLE')).toBeUndefined();
    expect([owes(supervision.state, 'tax'), urged(supervision)]).toEqual([true, []]);
    expect(supervision.hear(delivered('tax', '2026-06-02')).row('C-HANDLE')).toBeUndefined();
    expect(supervision.hear(answered('tax', '2026-06-03')).row('C-HANDLE')).toMatchObject({ holder: 'land', startedOn: '2026-06-03', dueOn: '2026-06-03' });
  });
  it('one whose notice was delivered when the law had no term for its route any more, or that answers before its delivery, is waited for no more', () => {
    const waiting = () =>
      new SmallSupervision()
        .hear(opened('2026-03-02'), sentOut('2026-03-03', ['land', 'tax']), ...['land', 'tax'].flatMap(department => [signedFor(department, '2026-03-04'), acceptedWithoutTerm(department, '2026-03-05')]))
        .hear(delivered('land', '2026-03-06'), answered('land', '2026-03-10'));
    const { answerBy, ...withoutTerm } = delivered('tax', '2026-03-12').data;
    expect(answerBy).toBeDefined();
    expect(waiting().hear({ type: 'AcceptanceDelivered', schemaVersion: 1, data: withoutTerm }).row('C-HANDLE')).toMatchObject({ holder: 'land', startedOn: '2026-03-12' });
    expect(waiting().hear(answered('tax', '2026-03-13')).row('C-HANDLE')).toMatchObject({ holder: 'land', startedOn: '2026-03-13' });
  });
  it('one whose notice is delivered after its part was in has sixty days that stop on the day on which they begin, and what is left of them is for the reply', () => {
    const supervision = new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land']), signedFor('land', '2026-03-04'), acceptedWithoutTerm('land', '2026-03-05'), answered('land', '2026-03-06'), delivered('land', '2026-03-09'));
    expect(supervision.row('C-HANDLE/land')).toMatchObject({ startedOn: '2026-03-09', stoppedOn: '2026-03-09', daysLate: 0 });
    expect(supervision.row('C-HANDLE')).toMatchObject({ holder: 'land', startedOn: '2026-03-09', dueOn: law.deadline('C-HANDLE', '2026-03-09').on });
  });
  it('those whose notices are delivered to nobody any more have their sixty days from then on, and the lead owes the reply, though its part was in', () => {
    const supervision = new SmallSupervision()
      .hear(opened('2026-03-02'), sentOut('2026-03-03', ['land', 'tax']), ...['land', 'tax'].flatMap(department => [signedFor(department, '2026-03-04'), acceptedWithoutTerm(department, '2026-03-05')]))
      .hear(answered('land', '2026-03-06'), untold('2026-03-09', 'land', 'tax'));
    const term = law.deadline('C-HANDLE', '2026-03-09').on;
    expect(['land', 'tax'].map(department => supervision.row(`C-HANDLE/${department}`))).toMatchObject([{ startedOn: '2026-03-09', dueOn: term, stoppedOn: '2026-03-09' }, { startedOn: '2026-03-09', dueOn: term, stoppedOn: null }]);
    expect(supervision.row('C-HANDLE')).toBeUndefined();
    expect(supervision.hear(answered('tax', '2026-03-20')).row('C-HANDLE')).toMatchObject({ holder: 'land', startedOn: '2026-03-20', dueOn: term });
  });
  it('one by a route to which the law gives no term stops nobody’s sixty days: they are the lead’s', () => {
    const supervision = new SmallSupervision()
      .hear(opened('2026-03-02'), sentOut('2026-03-03', ['land', 'tax']), signedFor('land', '2026-03-04'), signedFor('tax', '2026-03-04'), accepted('land', '2026-03-05'), acceptedByRouteFive('tax', '2026-03-05'))
      .hear(answered('land', '2026-03-10'));
    expect(supervision.row('C-HANDLE')).toMatchObject({ holder: 'land', startedOn: '2026-03-10', dueOn: due });
    expect(reds(supervision, '2026-05-07')).toEqual(['C-HANDLE']);
    expect(owes(supervision.state, 'tax')).toBe(true);
  });
  it('one whose objection was upheld is waited for no more', () => {
    const supervision = new SmallSupervision()
      .hear(opened('2026-03-02'), sentOut('2026-03-03', ['land', 'tax']), signedFor('land', '2026-03-04'), signedFor('tax', '2026-03-04'), accepted('land', '2026-03-05'), objected('tax', '2026-03-06'))
      .hear(answered('land', '2026-03-10'));
    expect(supervision.row('C-HANDLE')).toBeUndefined();
    expect(supervision.hear(upheld('tax', '2026-03-12')).row('C-HANDLE')).toMatchObject({ holder: 'land', startedOn: '2026-03-12' });
    expect(supervision.row('C-INFORM-TRANSFER/tax')).toMatchObject({ stoppedOn: '2026-03-06', daysLate: 0 });
    expect(supervision.row('C-OBJECTION/tax')).toMatchObject({ holder: 'hall', startedOn: '2026-03-06', stoppedOn: '2026-03-12', daysLate: 0 });
  });
  it('another may become the lead, and then owes the reply', () => {
    const supervision = new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land', 'tax']), signedFor('land', '2026-03-04'), signedFor('tax', '2026-03-04'), accepted('tax', '2026-03-05'));
    supervision.hear(objected('land', '2026-03-06'), upheld('land', '2026-03-09'), answered('tax', '2026-03-10'));
    expect(supervision.row('C-HANDLE')).toBeUndefined();
    expect(supervision.hear(sentOut('2026-03-11', ['tax'])).row('C-HANDLE')).toMatchObject({ holder: 'tax', startedOn: '2026-03-11' });
  });
  it('those that came to terms owe nothing more, and no reply is owed', () => {
    const supervision = underway().hear(settled('2026-04-01', ...four));
    expect(supervision.rows().filter(({ stoppedOn }) => stoppedOn === null)).toEqual([]);
    expect(supervision.row('C-HANDLE')).toBeUndefined();
  });
  it('those that came to terms before a notice reached the petitioner owe nothing by that notice', () => {
    const supervision = new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land']), signedFor('land', '2026-03-04'), acceptedWithoutTerm('land', '2026-03-05'), settled('2026-03-06', 'land'), delivered('land', '2026-03-09')).tick('2026-06-01');
    expect(supervision.row('C-HANDLE/land')).toMatchObject({ startedOn: '2026-03-09', stoppedOn: '2026-03-09', daysLate: 0, ranOutOn: null });
    expect(supervision.events.filter(({ type }) => type === 'DepartmentUrged')).toEqual([]);
  });
});

describe('A department that was asked again after its objection was upheld', () => {
  const back = () => new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land']), signedFor('land', '2026-03-04'), objected('land', '2026-03-05'), upheld('land', '2026-03-06', true), sentOut('2026-03-09', ['land']));

  it('may be urged before it has signed, and no more once that sending is taken back', () => {
    expect(owes(back().state, 'land')).toBe(true);
    expect(owes(back().hear(withdrawn('land', '2026-03-10', true)).state, 'land')).toBe(false);
  });
});

describe('The day of an assignment letter', () => {
  const assigned = () => new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land', 'tax'], { answerBy: '2026-03-31' }), ...['land', 'tax'].flatMap(department => [signedFor(department, '2026-03-04'), accepted(department, '2026-03-05')]));

  it('binds who assists as well as who leads, and who is late of them is urged', () => {
    const supervision = assigned().tick('2026-04-01');
    expect(supervision.row('C-ASSIGN/tax')).toMatchObject({ holder: 'tax', startedOn: '2026-03-03', dueOn: '2026-03-31', ranOutOn: '2026-04-01' });
    expect(supervision.events.flatMap(({ type, data }) => (type === 'DepartmentUrged' ? [data.department] : []))).toEqual(['land', 'tax']);
  });
  it('is kept by who assists with its part, and by the lead with the reply', () => {
    const supervision = assigned().hear(answered('tax', '2026-03-20'), answered('land', '2026-03-23'));
    expect([supervision.row('C-ASSIGN/tax'), supervision.row('C-ASSIGN/land')]).toMatchObject([{ stoppedOn: '2026-03-20', daysLate: 0 }, { stoppedOn: null }]);
    expect(supervision.hear(replied('land', '2026-04-02')).row('C-ASSIGN/land')).toMatchObject({ stoppedOn: '2026-04-02', daysLate: 2 });
  });
  it('binds who comes to lead to the reply, whatever part it had before', () => {
    const supervision = assigned().hear(upheld('land', '2026-03-09', true), sentOut('2026-03-10', ['tax'], { standing: ['tax'], answerBy: '2026-03-31' }), answered('tax', '2026-03-20'));
    expect(supervision.row('C-ASSIGN/land')).toMatchObject({ stoppedOn: '2026-03-09' });
    expect(supervision.row('C-ASSIGN/tax')).toMatchObject({ stoppedOn: null });
  });
  const again = (answerBy?: string) => sentOut('2026-03-10', ['road', 'tax'], { standing: ['tax'], answerBy });
  it('is moved by a further letter, and ended by a transfer, for who assists and has not answered', () => {
    const back = () => assigned().hear(upheld('land', '2026-03-09', true));
    expect(back().hear(again('2026-05-29')).row('C-ASSIGN/tax')).toMatchObject({ startedOn: '2026-03-03', dueOn: '2026-05-29', stoppedOn: null });
    const released = back().hear(again()).tick('2026-04-01');
    expect(released.row('C-ASSIGN/tax')).toMatchObject({ dueOn: '2026-03-31', stoppedOn: '2026-03-10', daysLate: 0 });
    expect(urged(released)).toEqual([]);
  });
  it('does not bind who has answered its part when a new lead is assigned the case, and nobody urges it', () => {
    const supervision = assigned().hear(answered('tax', '2026-03-06'), upheld('land', '2026-03-09', true), sentOut('2026-03-10', ['road'], { standing: ['tax'], answerBy: '2026-04-10' })).tick('2026-04-13');
    expect(supervision.row('C-ASSIGN/tax')).toMatchObject({ dueOn: '2026-03-31', stoppedOn: '2026-03-06' });
    expect([urged(supervision), owes(supervision.state, 'tax')]).toEqual([['road'], false]);
  });
  it('ends with the reply for all of whose parts it was made, also where routing had bound one again that had answered', () => {
    const supervision = assigned().hear(answered('tax', '2026-03-06'), upheld('land', '2026-03-09', true), again('2026-05-29'), signedFor('road', '2026-03-11'), accepted('road', '2026-03-11'), answered('road', '2026-03-12'));
    expect(supervision.row('C-ASSIGN/tax')).toMatchObject({ dueOn: '2026-05-29', stoppedOn: null });
    supervision.hear(replied('road', '2026-03-13', 'tax')).tick('2026-06-01');
    expect(['road', 'tax'].map(department => supervision.row(`C-ASSIGN/${department}`))).toMatchObject([{ stoppedOn: '2026-03-13' }, { stoppedOn: '2026-03-13' }]);
    expect(urged(supervision)).not.toContain('tax');
    expect(owes(supervision.state, 'tax')).toBe(false);
  });
  it('is nobody’s who took its share back, or came to terms', () => {
    expect(assigned().hear(settled('2026-03-20', 'land', 'tax')).row('C-ASSIGN/tax')).toMatchObject({ stoppedOn: '2026-03-20' });
    const asked = new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land', 'tax'], { answerBy: '2026-03-31' }));
    expect(asked.hear(withdrawn('tax', '2026-03-06')).row('C-ASSIGN/tax')).toMatchObject({ stoppedOn: '2026-03-06' });
  });
});

describe('When a case ends', () => {
  const task = resolved('2026-03-10', { department: 'tax', dueOn: '2026-04-30' });
  it.each([['before', [task, ended('2026-03-20')]], ['afterwards', [ended('2026-03-20'), task]]] as const)('every clock ends with it but what a conference had agreed, heard of %s', (_, facts) => {
    const supervision = underway().hear(...facts).tick('2026-05-01');
    expect(supervision.rows().filter(({ stoppedOn }) => stoppedOn === null)).toMatchObject([{ clockId: `C-TASK/${taskId}`, startedOn: '2026-03-10', ranOutOn: '2026-05-01' }]);
    expect(supervision.events.flatMap(({ type, data }) => (type === 'DepartmentUrged' ? [data.department] : []))).toEqual(['tax']);
  });
  it('a task that was agreed afterwards runs', () => {
    const supervision = underway().hear(ended('2026-03-20'), resolved('2026-03-25', { department: 'tax', dueOn: '2026-04-30' }));
    expect(supervision.row(`C-TASK/${taskId}`)).toMatchObject({ stoppedOn: null });
  });
  it('a task that was done before, but is heard of later, was done on its day', () => {
    const supervision = underway().hear(resolved('2026-03-10', { department: 'tax', dueOn: '2026-03-12' }), ended('2026-03-20'), taskDone('tax', '2026-03-12'));
    expect(supervision.row(`C-TASK/${taskId}`)).toMatchObject({ stoppedOn: '2026-03-12', daysLate: 0 });
  });
});
