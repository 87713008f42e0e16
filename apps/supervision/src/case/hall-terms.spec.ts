// Proof of what the hall itself owes of a case that it reported up, and of one for which a superior or a leader set it a day.
import { SmallSupervision } from '../../test/small-supervision.js';
import { accepted, disposed, ended, joined, opened, replied, sentOut, settled, signedFor, upheld } from '../../test/facts.js';

const urged = (supervision: SmallSupervision) => supervision.events.flatMap(({ type, data }) => (type === 'DepartmentUrged' && data.clockId?.startsWith('C-SUPERIOR/') ? [[data.department, data.urgedOn]] : []));

describe('A case that was reported up', () => {
  const reported = () => new SmallSupervision().hear(opened('2026-03-02'), disposed('urgent', '2026-03-04'));

  it('is the hall’s for fifteen days more, warned of, and red after them', () => {
    const supervision = reported().tick('2026-03-20');
    expect(supervision.row('C-ROUTE')).toMatchObject({ stoppedOn: '2026-03-04', daysLate: 0 });
    expect(supervision.row('C-DECISION')).toMatchObject({ holder: 'hall', startedOn: '2026-03-04', dueOn: '2026-03-19', warnedOn: '2026-03-15', ranOutOn: '2026-03-20', stoppedOn: null });
  });
  it('is owed no more when it is sent out, and its lead is known', () => {
    const supervision = reported().hear(sentOut('2026-03-23', ['land'], { received: true }));
    expect(supervision.row('C-DECISION')).toMatchObject({ stoppedOn: '2026-03-23', daysLate: 4 });
    expect(supervision.state.lead).toBe('land');
  });
  it('nor when it goes to another organ after all, or ends', () => {
    expect(reported().hear(disposed('discipline', '2026-03-09')).row('C-DECISION')).toMatchObject({ stoppedOn: '2026-03-09' });
    expect(reported().hear(ended('2026-03-10')).row('C-DECISION')).toMatchObject({ stoppedOn: '2026-03-10' });
  });
  it('after it had been sent out is owed for no day', () => {
    const sent = () => new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land'], { received: true }));
    expect(sent().hear(disposed('urgent', '2026-03-04')).row('C-DECISION')).toMatchObject({ startedOn: '2026-03-04', stoppedOn: '2026-03-04', daysLate: 0 });
  });
});

describe('The day that a superior set for the hall', () => {
  const assigned = () => new SmallSupervision().hear(opened('2026-03-02', '2026-03-31'), sentOut('2026-03-03', ['land'], { received: true }), signedFor('land', '2026-03-04', '2026-03-03'), accepted('land', '2026-03-05'));

  it('runs from the receipt, whatever the departments do, until the case ends', () => {
    const supervision = assigned().hear(replied('land', '2026-03-20'));
    expect(supervision.row('C-SUPERIOR/F2026-1')).toMatchObject({ holder: 'hall', startedOn: '2026-03-02', dueOn: '2026-03-31', stoppedOn: null });
    expect(supervision.hear(ended('2026-04-02')).row('C-SUPERIOR/F2026-1')).toMatchObject({ stoppedOn: '2026-04-02', daysLate: 2 });
  });
  it('runs beside the one that another set', () => {
    const supervision = assigned().hear(joined('2026-03-09', '2026-04-30')).tick('2026-04-01');
    expect(supervision.row('C-SUPERIOR/F2026-1')).toMatchObject({ ranOutOn: '2026-04-01' });
    expect(supervision.row('C-SUPERIOR/F2026-2')).toMatchObject({ startedOn: '2026-03-09', dueOn: '2026-04-30', ranOutOn: null });
  });
  it('is warned of, and when it is over whoever leads is urged, once', () => {
    const supervision = assigned().tick('2026-04-01').tick('2026-04-02');
    expect(supervision.row('C-SUPERIOR/F2026-1')).toMatchObject({ warnedOn: '2026-03-22', ranOutOn: '2026-04-01' });
    expect(urged(supervision)).toEqual([['land', '2026-04-01']]);
  });
  it('urges nobody while nobody leads, nor who has come to terms', () => {
    expect(urged(new SmallSupervision().hear(opened('2026-03-02', '2026-03-31')).tick('2026-04-01'))).toEqual([]);
    expect(urged(assigned().hear(upheld('land', '2026-03-06', true)).tick('2026-04-01'))).toEqual([]);
    expect(urged(assigned().hear(settled('2026-03-20', 'land')).tick('2026-04-01'))).toEqual([]);
  });
});
