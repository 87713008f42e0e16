// Random but lawful histories of one case in three services, and random ways in which supervision may come to hear of them.
import type { Event } from '@onehall/kernel';
import { addDays } from '@onehall/rulebook';
import fc from 'fast-check';
import { caseId, dayOf, declined, disposed, ended, joined, joinedEarlier, leftAgain, opened, resolved, takenOff, taskDone } from './facts.js';
import { anyMove, anySettings, departments, routingOf } from './routing-life.js';

export interface History {
  readonly intake: readonly Event[];
  readonly routing: readonly Event[];
  readonly conference: readonly Event[];
}

const receivedOn = '2026-03-02';
const anyTask = fc.record({ department: fc.constantFrom(...departments), after: fc.integer({ min: 0, max: 40 }), days: fc.integer({ min: 0, max: 60 }), doneAfter: fc.option(fc.integer({ min: 0, max: 90 })), takenAfter: fc.option(fc.integer({ min: -5, max: 90 }), { freq: 2 }) });

/** What superiors set for the hall: with the submission that opened the case, and with one that joined it, however late. */
const anyTerms = fc.record({ first: fc.option(fc.integer({ min: 0, max: 90 }), { freq: 3 }), joinsAfter: fc.integer({ min: 0, max: 120 }), second: fc.option(fc.integer({ min: 0, max: 90 }), { freq: 3 }) });

/** What joins at the window and was received before the one that opened the case, and when it is withdrawn again. */
const anyEarlier = fc.option(fc.record({ before: fc.integer({ min: 1, max: 40 }), leavesAfter: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 2 }) }), { freq: 2 });
const broughtEarlier = ({ before, leavesAfter }: { readonly before: number; readonly leavesAfter: number | null }): readonly Event[] => [
  joinedEarlier(addDays(receivedOn, -before)),
  ...(leavesAfter === null ? [] : [leftAgain(addDays(receivedOn, leavesAfter), receivedOn)]),
];

/** Once in seven times: of most cases more is to be told. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

export const anyHistory: fc.Arbitrary<History> = fc
  .record({ earlier: anyEarlier, terms: anyTerms, moves: fc.array(anyMove, { maxLength: 25, size: 'max' }), settings: anySettings, urgent: fc.option(fc.integer({ min: 0, max: 25 }), { freq: 4 }), turnedAway: rarely(fc.integer({ min: 0, max: 25 })), task: fc.option(anyTask) })
  .map(({ earlier, terms, moves, settings, urgent, turnedAway, task }) => {
    const away = turnedAway === null ? [] : [declined(addDays(receivedOn, turnedAway))];
    const up = urgent === null ? [] : [disposed('urgent', addDays(receivedOn, urgent))];
    const joins = terms.second === null ? [] : [joined(addDays(receivedOn, terms.joinsAfter), addDays(receivedOn, terms.joinsAfter + terms.second))];
    const intake = [opened(receivedOn, terms.first === null ? undefined : addDays(receivedOn, terms.first)), ...(earlier === null ? [] : broughtEarlier(earlier)), ...(turnedAway === null ? up : away), ...joins];
    const routing = turnedAway === null ? routingOf(receivedOn, moves, settings) : [ended(addDays(receivedOn, turnedAway))];
    if (!task) return { intake, routing, conference: [] };
    const resolvedOn = addDays(receivedOn, task.after);
    const agreed = resolved(resolvedOn, { department: task.department, dueOn: addDays(resolvedOn, task.days), caseId });
    const done = task.doneAfter === null ? [] : [taskDone(task.department, addDays(resolvedOn, task.doneAfter))];
    // The policy that takes a case off may say so for a day before the table resolved, of which it had not heard.
    const taken = task.takenAfter === null ? [] : [takenOff(addDays(resolvedOn, task.takenAfter), { done: done.length > 0 })];
    return { intake, routing, conference: [agreed, ...done, ...taken] };
  });

/** The facts of the three services in one order that keeps each service's own; `picks` says who is heard next. */
export function interleaved({ intake, routing, conference }: History, picks: readonly number[]): readonly Event[] {
  const queues = [[...intake], [...routing], [...conference]];
  const heard: Event[] = [];
  for (let turn = 0; queues.some(queue => queue.length > 0); turn++) {
    const waiting = queues.filter(queue => queue.length > 0);
    const next = waiting[(picks[turn] ?? 0) % waiting.length]?.shift();
    if (next) heard.push(next);
  }
  return heard;
}

/** The last day on which anything happened. */
export const lastDay = ({ intake, routing, conference }: History): string => [...intake, ...routing, ...conference].map(dayOf).sort().at(-1) ?? receivedOn;
