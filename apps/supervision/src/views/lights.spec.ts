// Proof that the lights are right: said day by day, and equal to a computation from scratch whatever happened in whatever order it was heard.
import type { CaseSentOut, ObjectionDenied } from '@onehall/contracts';
import type { Law, Light } from '@onehall/rulebook';
import { addDays, lawOn } from '@onehall/rulebook';
import fc from 'fast-check';
import { dayOf, law } from '../../test/facts.js';
import { clocksFromScratch, owedBy, replyOwedBy, shareOf } from '../../test/from-scratch.js';
import { anyHistory, interleaved, lastDay, type History } from '../../test/histories.js';
import { SmallSupervision } from '../../test/small-supervision.js';
import { owes } from '../case/case.js';
import { labelOf, lampOf, type Lamp, type Lit } from './lights.js';

const handle: Lit = { clock: 'C-HANDLE', startedOn: '2026-03-05', dueOn: '2026-05-06', article: '信访工作条例 第三十四条', stoppedOn: null, daysLate: null };
const says = (lit: Lit, today: string, by: Law = law) => `${lampOf(lit, today, by)} ${labelOf(lit, today, by)}`;

describe('A light', () => {
  it.each([
    ['2026-03-05', 'green 剩 62 天'],
    ['2026-04-15', 'green 剩 21 天'],
    ['2026-04-16', 'yellow 剩 20 天'],
    ['2026-04-29', 'yellow 剩 2 个工作日'],
    ['2026-05-06', 'yellow 今日到期'],
    ['2026-05-07', 'red 超期 1 天'],
    ['2026-05-08', 'red 超期 2 天'],
  ])('on %s says %s', (today, words) => expect(says(handle, today)).toBe(words));
  it('goes out when the clock stops', () => expect(says({ ...handle, stoppedOn: '2026-04-01', daysLate: 0 }, '2026-06-01')).toBe('stopped 已停表'));
  it('and says how late it was', () => expect(says({ ...handle, stoppedOn: '2026-05-08', daysLate: 2 }, '2026-06-01')).toBe('stopped 超期 2 天停表'));
  it('of a right that has lapsed is out, never red', () => {
    const right: Lit = { ...handle, clock: 'C-OBJECT', dueOn: '2026-03-12' };
    expect(says(right, '2026-03-12')).toBe('yellow 今日到期');
    expect(says(right, '2026-03-13')).toBe('stopped 已停表');
  });
  it('follows the hall’s own settings', () => {
    expect(lampOf(handle, '2026-04-10', law)).toBe('green');
    expect(lampOf(handle, '2026-04-10', lawOn('2026-04-10', { warnShare: 0.5 }))).toBe('yellow');
  });
});

/** One way to hear a history: in which order, and on which days timers looked meanwhile. */
interface Hearing {
  readonly history: History;
  readonly picks: readonly number[];
  readonly ticks: readonly number[];
}
const anyHearing: fc.Arbitrary<Hearing> = fc.record({ history: anyHistory, picks: fc.array(fc.nat(5), { minLength: 40, maxLength: 40 }), ticks: fc.array(fc.nat(20), { minLength: 10, maxLength: 10 }) });

/** Time goes on while facts are heard; after some of them, timers look. */
function heard({ history, picks, ticks }: Hearing): SmallSupervision {
  const supervision = new SmallSupervision();
  let today = '2026-03-02';
  interleaved(history, picks).forEach((fact, index) => {
    today = [today, dayOf(fact)].sort().at(-1) ?? today;
    supervision.hear(fact);
    if (ticks.includes(index)) supervision.tick(today);
  });
  return supervision;
}

const plain = (history: History): SmallSupervision => new SmallSupervision().hear(...interleaved(history, []));
const fromScratch = (clock: string, { startedOn, dueOn, stoppedOn }: { startedOn: string; dueOn: string; stoppedOn: string | null }, today: string): Lamp => {
  if (stoppedOn !== null || (clock === 'C-OBJECT' && today > dueOn)) return 'stopped';
  if (today > dueOn) return 'red';
  return law.daysBetween(today, dueOn) * 3 < law.daysBetween(startedOn, dueOn) || law.workingDaysBetween(today, dueOn) <= 3 ? 'yellow' : 'green';
};

describe('Whatever happens to a case, in whatever order it is heard', () => {
  it('every light equals one computed from scratch out of the facts, on every day', () =>
    fc.assert(
      fc.property(anyHearing, fc.integer({ min: 0, max: 150 }), (hearing, later) => {
        const today = addDays(lastDay(hearing.history), later);
        const shown = heard(hearing).rows().filter(({ clockId }) => clockId !== 'C-HANDLE').map(row => [row.clockId, lampOf(row as Lit, today, law)] as const);
        const computed = [...clocksFromScratch(hearing.history)].map(([clockId, expected]) => [clockId, fromScratch(clockId.split('/')[0] ?? '', expected, today)] as const);
        expect(new Map(shown)).toEqual(new Map(computed));
      }),
      { numRuns: 300 },
    ));

  it('every clock runs from and until the days that the facts named, and is as late as they say', () =>
    fc.assert(
      fc.property(anyHearing, hearing => {
        const rows = new Map(heard(hearing).rows().map(row => [row.clockId, row]));
        for (const [clockId, { startedOn, dueOn, stoppedOn }] of clocksFromScratch(hearing.history)) {
          const row = rows.get(clockId);
          const lapsed = clockId.startsWith('C-OBJECT/') && stoppedOn === null;
          expect([clockId, row?.startedOn, row?.dueOn, lapsed ? null : row?.stoppedOn]).toEqual([clockId, startedOn, dueOn, stoppedOn]);
          const late = clockId.startsWith('C-OBJECT/') || stoppedOn === null ? 0 : Math.max(0, law.daysBetween(dueOn, stoppedOn));
          expect(row?.daysLate ?? 0).toBe(late);
        }
      }),
      { numRuns: 300 },
    ));

  it('what was late and is over is the same, whether timers looked or not', () => {
    let over = 0;
    fc.assert(
      fc.property(anyHearing, hearing => {
        const lateBefore = (ticks: readonly number[]) => heard({ ...hearing, ticks }).rows().map(row => [row.clockId, row.lateBefore] as const);
        const found = lateBefore(hearing.ticks);
        expect(found).toEqual(lateBefore([]));
        over += found.filter(([, before]) => before !== null).length;
      }),
      { numRuns: 300 },
    );
    expect(over).toBeGreaterThan(10);
  });

  it('the lead owes the reply when nobody else owes a share, and then only', () =>
    fc.assert(
      fc.property(anyHearing, hearing => {
        const reply = heard(hearing).row('C-HANDLE');
        const owes = reply?.stoppedOn === null ? reply.holder : undefined;
        expect(owes).toBe(replyOwedBy(hearing.history));
      }),
      { numRuns: 300 },
    ));

  it('a department may be urged while it owes something, and then only', () =>
    fc.assert(
      fc.property(anyHearing, hearing => {
        const { state } = heard(hearing);
        for (const department of ['land', 'housing', 'tax']) expect([department, owes(state, department)]).toEqual([department, owedBy(hearing.history, department)]);
      }),
      { numRuns: 300 },
    ));

  it('who hears it in another order, or with an outage, ends with the same clocks', () =>
    fc.assert(
      fc.property(anyHearing, hearing => {
        const essence = (supervision: SmallSupervision) => new Map(supervision.tick('2027-12-31').rows().map(({ clockId, holder, startedOn, dueOn, warnOn, stoppedOn, daysLate }) => [clockId, { holder, startedOn, dueOn, warnOn, stoppedOn, daysLate }]));
        expect(essence(heard(hearing))).toEqual(essence(plain(hearing.history)));
      }),
      { numRuns: 300 },
    ));

  it('each term is warned of once and runs out once, however often timers look', () =>
    fc.assert(
      fc.property(anyHearing, hearing => {
        const supervision = heard(hearing).tick('2027-12-31').tick('2027-12-31').tick('2028-01-01');
        for (const once of ['ClockWarned', 'ClockRanOut'] as const) {
          const seen = new Map<string, number>();
          for (const { type, data } of supervision.events) {
            if (type === 'ClockStarted' || type === 'ClockMoved') seen.set(data.clockId, 0);
            if (type === once) seen.set(data.clockId, (seen.get(data.clockId) ?? 0) + 1);
          }
          expect([...seen.values()].filter(times => times > 1)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    ));

  it('the columns of the view tell the same light as the law, so that a list can be filtered by them', () =>
    fc.assert(
      fc.property(anyHearing, fc.integer({ min: 0, max: 150 }), (hearing, later) => {
        const today = addDays('2026-03-02', later);
        for (const row of heard(hearing).rows()) {
          const lamp = lampOf(row as Lit, today, law);
          const byColumns: Light = (row.dueOn ?? '') < today ? 'red' : (row.warnOn ?? '') <= today ? 'yellow' : 'green';
          if (lamp !== 'stopped') expect(byColumns).toBe(lamp);
        }
      }),
      { numRuns: 200 },
    ));

  it('the histories are rich: some have late shares, replies, upheld objections, extensions and ends', () => {
    const types = new Set(fc.sample(anyHistory, { numRuns: 500, seed: 11 }).flatMap(({ routing }) => routing.map(({ type }) => type)));
    const decisions = fc.sample(anyHistory, { numRuns: 500, seed: 11 }).map(history => clocksFromScratch(history).get('C-DECISION'));
    expect([decisions.some(clock => clock?.stoppedOn === null), decisions.some(clock => clock?.stoppedOn === clock?.startedOn), decisions.some(clock => clock?.stoppedOn && clock.stoppedOn > clock.startedOn)]).toEqual([true, true, true]);
    const letters = fc.sample(anyHistory, { numRuns: 500, seed: 11 }).map(({ routing }) => routing.flatMap(event => (event.type === 'CaseSentOut' && 'answerBy' in event.data ? [(event as CaseSentOut).data.departments[0]?.part] : [])));
    expect([letters.some(parts => parts.includes('assist')), letters.some(parts => parts.filter(part => part === 'lead').length > 1)]).toEqual([true, true]);
    const sampled = fc.sample(anyHistory, { numRuns: 500, seed: 11 });
    const further = sampled.flatMap(({ routing }) => routing.flatMap(event => (event.type === 'CaseSentOut' ? [(event as CaseSentOut).data] : []))).flatMap(({ way, departments, standing = [] }) => standing.map(one => `${way} ${departments.find(({ department }) => department === one)?.part ?? 'in'}`));
    expect([...new Set(further)].sort()).toEqual(['assign assist', 'assign in', 'assign lead', 'transfer assist', 'transfer in', 'transfer lead']);
    const disputes = sampled.flatMap(({ routing }) => routing.flatMap((event, index) => (event.type === 'ObjectionDenied' ? [routing.slice(index + 1).find(later => 'department' in later.data && later.data.department === (event as ObjectionDenied).data.department)?.type] : [])));
    expect(disputes).toEqual(expect.arrayContaining(['CaseAccepted', 'ObjectionUpheld']));
    const routes = sampled.map(history => clocksFromScratch(history).get('C-ROUTE'));
    expect([routes.some(clock => clock?.stoppedOn && clock.startedOn < '2026-03-02' && clock.dueOn < clock.stoppedOn), sampled.some(({ intake }) => intake.some(({ type }) => type === 'SubmissionLeft'))]).toEqual([true, true]);
    const replies = sampled.map(history => ({ owed: replyOwedBy(history), shares: ['land', 'housing', 'tax'].map(department => shareOf(history.routing, department)), clocks: clocksFromScratch(history) }));
    const waits = ({ shares, clocks }: (typeof replies)[number]) => shares.includes('open') && [...clocks].some(([clockId, { stoppedOn }]) => stoppedOn !== null && clockId.startsWith('C-HANDLE')) && [...clocks].every(([clockId, { stoppedOn }]) => stoppedOn !== null || !/^C-(HANDLE|INFORM|OBJECTION)/.test(clockId));
    expect([replies.some(({ owed, shares }) => owed && shares.includes('termless')), replies.some(waits)]).toEqual([true, true]);
    expect([...types].sort()).toEqual(['AcceptanceDelivered', 'CaseAccepted', 'CaseEnded', 'CaseSentOut', 'CaseSignedFor', 'DepartmentObjected', 'ObjectionDenied', 'ObjectionUpheld', 'PartAnswered', 'ReplyIssued', 'SendingWithdrawn', 'SettlementReached', 'TermExtended']);
  });
});
