// Proof of what the views of supervision show.
import { DepartmentUrged, UrgeAnswered } from '@onehall/contracts';
import { rowsOf } from '@onehall/testing';
import { accepted, answered, at, caseId, ended, extended, joinedEarlier, law, leftAgain, objected, opened, other, recorded, sentOut, signedFor, upheld } from '../../test/facts.js';
import { SmallSupervision } from '../../test/small-supervision.js';
import { watchList } from './watch-list.js';

const watched = (supervision: SmallSupervision) => rowsOf(watchList, supervision.events as never)[0];

describe('The list of running clocks shows', () => {
  it('the hall’s clock with its article, its days and the event that set them', () => {
    const supervision = new SmallSupervision().hear(opened('2026-03-02'));
    const started = supervision.events.find(({ type }) => type === 'ClockStarted');
    expect(supervision.rows()).toEqual([
      {
        caseId, clockId: 'C-ROUTE', clock: 'C-ROUTE', holder: 'hall', startedOn: '2026-03-02', dueOn: '2026-03-17', warnOn: law.warnOn(law.deadline('C-ROUTE', '2026-03-02'), '2026-03-02'),
        article: law.deadline('C-ROUTE', '2026-03-02').article, provisional: false, setBy: started?.id, setAt: at('2026-03-02'), stoppedOn: null, daysLate: null, warnedOn: null, ranOutOn: null, lateBefore: null,
      },
    ]);
  });
  it('no clock that was only stopped, until it starts', () => {
    const supervision = new SmallSupervision().hear(sentOut('2026-03-19', ['land']));
    expect(supervision.rows()).toEqual([]);
    expect(supervision.hear(opened('2026-03-02')).row('C-ROUTE')).toMatchObject({ stoppedOn: '2026-03-19', daysLate: 2, ranOutOn: '2026-03-18' });
  });
  it('that a moved clock is to be warned of anew', () => {
    const supervision = new SmallSupervision().hear(signedFor('land', '2026-03-04'), accepted('land', '2026-03-05')).tick('2026-04-25');
    expect(supervision.row('C-HANDLE/land')).toMatchObject({ dueOn: '2026-05-06', warnedOn: law.warnOn(law.deadline('C-HANDLE', '2026-03-05'), '2026-03-05') });
    supervision.hear(extended('land', '2026-04-25', '2026-03-05'));
    expect(supervision.row('C-HANDLE/land')).toMatchObject({ dueOn: '2026-06-05', warnedOn: null, setBy: supervision.events.find(({ type }) => type === 'ClockMoved')?.id });
  });
});

describe('What was late and is over stays known', () => {
  it('of a term that was moved', () => {
    const supervision = new SmallSupervision().hear(opened('2026-03-02')).tick('2026-03-20').hear(joinedEarlier('2026-03-01'));
    expect(supervision.row('C-ROUTE')?.lateBefore).toBeNull();
    supervision.hear(leftAgain('2026-03-20', '2026-03-18'));
    expect(supervision.row('C-ROUTE')).toMatchObject({ startedOn: '2026-03-18', stoppedOn: null, ranOutOn: null, lateBefore: [{ holder: 'hall', dueOn: '2026-03-16', daysLate: 4 }] });
    expect(supervision.hear(sentOut('2026-03-23', ['land'])).row('C-ROUTE')).toMatchObject({ stoppedOn: '2026-03-23', daysLate: 0, lateBefore: [{ daysLate: 4 }] });
  });
  it('of a run that stopped late before its clock began anew, with whoever held it', () => {
    const supervision = new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land', 'tax']), signedFor('tax', '2026-03-04'), objected('tax', '2026-03-05'), upheld('tax', '2026-03-18'));
    expect(supervision.row('C-OBJECTION/tax')).toMatchObject({ holder: 'hall', daysLate: 6, lateBefore: null });
    supervision.hear(sentOut('2026-03-20', ['tax'], { noLead: true }), signedFor('tax', '2026-03-23'), objected('tax', '2026-03-24'));
    expect(supervision.row('C-OBJECTION/tax')).toMatchObject({ startedOn: '2026-03-24', stoppedOn: null, daysLate: null, lateBefore: [{ holder: 'hall', dueOn: '2026-03-12', daysLate: 6 }] });
  });
});

describe('The watch list shows', () => {
  it('how many duties run on a case, and when the first is due', () =>
    expect(watched(new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land', 'tax']), signedFor('land', '2026-03-04'), signedFor('tax', '2026-03-05')))).toMatchObject({
      number: 'F2026-1', openedOn: '2026-03-02', openClocks: 2, nextDueOn: '2026-03-19', open: { 'C-INFORM-TRANSFER/land': '2026-03-19', 'C-INFORM-TRANSFER/tax': '2026-03-20' },
    }));
  it('nothing due when the case has ended', () =>
    expect(watched(new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land']), signedFor('land', '2026-03-04'), ended('2026-03-06')))).toMatchObject({ openClocks: 0, nextDueOn: null, open: {} }));
  it('a later day when a term was extended', () =>
    expect(watched(new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land']), signedFor('land', '2026-03-04'), accepted('land', '2026-03-05'), extended('land', '2026-04-20', '2026-03-05')))).toMatchObject({ nextDueOn: '2026-06-05' }));
  it('its number also when a clock was heard of before the case', () => expect(watched(new SmallSupervision().hear(signedFor('land', '2026-03-04'), opened('2026-03-02')))).toMatchObject({ number: 'F2026-1', openClocks: 2 }));
  it('how often somebody was urged, and how many have not answered', () => {
    const urged = DepartmentUrged({ caseId, urgeId: other, department: 'land', urgedOn: '2026-03-20', ground: '超期' });
    const answer = UrgeAnswered({ caseId, urgeId: other, department: 'land', answeredOn: '2026-03-21', answer: '即办' });
    expect(rowsOf(watchList, [recorded(urged), recorded(urged), recorded(answer)])).toEqual([{ caseId, urges: 2, urgesOpen: 1 }]);
  });
});

describe('Timers', () => {
  const late = () => new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land']), signedFor('land', '2026-03-04'), accepted('land', '2026-03-05'));
  const said = (supervision: SmallSupervision) => supervision.events.flatMap(({ type, meta }) => (['ClockWarned', 'ClockRanOut', 'DepartmentUrged'].includes(type) ? [`${type} ${meta.at}`] : []));
  const asDue = [`ClockWarned ${at('2026-04-16')}`, `ClockRanOut ${at('2026-05-07')}`, `DepartmentUrged ${at('2026-05-07')}`];

  it('say what fell due on the day on which it fell due, day by day', () => {
    const supervision = late();
    for (let day = 4; day <= 30; day++) supervision.tick(`2026-04-${String(day).padStart(2, '0')}`);
    for (let day = 1; day <= 30; day++) supervision.tick(`2026-05-${String(day).padStart(2, '0')}`);
    expect(said(supervision)).toEqual(asDue);
  });
  it('and say the same, dated the same, after an outage of months', () => expect(said(late().tick('2026-12-24').tick('2026-12-25'))).toEqual(asDue));
  it('say nothing of what was done in time', () => expect(said(late().hear(answered('land', '2026-04-01')).tick('2026-04-02'))).toEqual([]));
});
