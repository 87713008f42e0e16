// Random but lawful histories of one case in three services, and random ways in which supervision may come to hear of them.
import type { Event } from '@onehall/kernel';
import { addDays } from '@onehall/rulebook';
import fc from 'fast-check';
import { accepted, answered, caseId, dayOf, declined, denied, disposed, ended, extended, joined, joinedEarlier, law, leftAgain, objected, opened, replied, resolved, sentOut, settled, signedFor, takenOff, taskDone, upheld, withdrawn } from './facts.js';

export interface History {
  readonly intake: readonly Event[];
  readonly routing: readonly Event[];
  readonly conference: readonly Event[];
}

const departments = ['land', 'housing', 'tax'] as const;
type Department = (typeof departments)[number];
interface Share {
  readonly phase: 'asked' | 'signed' | 'objected' | 'accepted' | 'answered';
  /** The day on which its terms began. */
  readonly since: string;
  readonly objectedOn?: string;
  readonly acceptedOn?: string;
  readonly denied?: true;
  readonly extended?: true;
}

/** What may happen next: one of the lawful acts, some days after the last one. `rare`: whether a settlement or an end may come in between. */
interface Move {
  readonly pick: number;
  readonly gap: number;
  readonly assigned: boolean;
  readonly rare: boolean;
}

const anyMove: fc.Arbitrary<Move> = fc.record({
  pick: fc.nat(1_000),
  gap: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, 0, 1, 2) }, { weight: 1, arbitrary: fc.integer({ min: 3, max: 40 }) }),
  assigned: fc.boolean(),
  rare: fc.nat(24).map(number => number === 13),
});

type Act = () => Event;

/** Routing as it may decide: at each step one of the acts that the phases allow. */
class Routing {
  readonly facts: Event[] = [];
  private readonly shares = new Map<Department, Share>();
  private lead: Department | undefined;
  private over: 'no' | 'replied' | 'ended' = 'no';

  /** `atSending`: the terms of a department begin with the sending, otherwise with its signature. */
  constructor(
    private today: string,
    private readonly atSending: boolean,
  ) {}

  take({ pick, gap, assigned, rare }: Move): void {
    if (this.over === 'ended') return;
    const day = addDays(this.today, gap);
    const usual = [...departments.flatMap(department => (this.shares.has(department) && !this.lead ? [() => this.promote(department, day, assigned)] : this.acts(department, day, assigned))), ...this.reply(day)];
    const acts = this.over === 'no' && !rare ? usual : [...(this.over === 'no' ? this.settle(day) : []), this.end(day)];
    const act = acts[pick % Math.max(acts.length, 1)];
    if (!act) return;
    this.today = day;
    this.facts.push(act());
  }

  private acts(department: Department, day: string, assigned: boolean): readonly Act[] {
    const share = this.shares.get(department);
    const to = (next: Share, event: Event): Act => () => {
      this.shares.set(department, next);
      return event;
    };
    switch (share?.phase) {
      case undefined:
        return [() => this.send(department, day, assigned)];
      case 'asked': {
        const signed = this.atSending ? signedFor(department, day, share.since) : signedFor(department, day);
        return [to({ phase: 'signed', since: this.atSending ? share.since : day }, signed), () => this.takeBack(department, leads => withdrawn(department, day, leads))];
      }
      case 'signed': {
        const mayObject = !share.denied && day <= law.deadline('C-OBJECT', share.since).on;
        return [to({ ...share, phase: 'accepted', acceptedOn: day }, accepted(department, day)), ...(mayObject ? [to({ ...share, phase: 'objected', objectedOn: day }, objected(department, day))] : [])];
      }
      case 'objected': {
        const left = law.extend(law.deadline('C-INFORM-TRANSFER', share.since), law.daysBetween(share.objectedOn ?? day, day));
        return [to({ ...share, phase: 'signed', denied: true }, denied(department, day, left)), () => this.takeBack(department, leads => upheld(department, day, leads))];
      }
      case 'accepted': {
        const { acceptedOn = day } = share;
        const extendable = !share.extended && day <= law.deadline('C-HANDLE', acceptedOn).on;
        return [to({ ...share, phase: 'answered' }, answered(department, day)), ...(extendable ? [to({ ...share, extended: true }, extended(department, day, acceptedOn))] : [])];
      }
      case 'answered':
        return [to(share, answered(department, day, 2))];
    }
  }

  private send(department: Department, day: string, assigned: boolean): Event {
    this.shares.set(department, { phase: 'asked', since: day });
    const received = this.atSending ? { received: true as const } : {};
    const letter = assigned ? { answerBy: addDays(day, 30) } : {};
    if (this.lead) return sentOut(day, [department], { noLead: true, ...received, ...letter });
    this.lead = department;
    return sentOut(day, [department], { ...received, ...letter });
  }

  /** One that has assisted leads, when nobody does. */
  private promote(department: Department, day: string, assigned: boolean): Event {
    this.lead = department;
    return sentOut(day, [department], { standing: [department], ...(assigned && { answerBy: addDays(day, 30) }) });
  }

  private takeBack(department: Department, say: (leads: boolean) => Event): Event {
    const leads = this.lead === department;
    this.shares.delete(department);
    if (leads) this.lead = undefined;
    return say(leads);
  }

  /** As routing has it: nobody replies before every share is answered. */
  private reply(day: string): readonly Act[] {
    const { lead } = this;
    if (!lead || ![...this.shares.values()].every(({ phase }) => phase === 'answered')) return [];
    return [
      () => {
        this.over = 'replied';
        return replied(lead, day);
      },
    ];
  }

  private settle(day: string): readonly Act[] {
    const able = departments.filter(department => ['accepted', 'answered'].includes(this.shares.get(department)?.phase ?? ''));
    if (able.length === 0) return [];
    return [
      () => {
        this.over = 'replied';
        return settled(day, ...able);
      },
    ];
  }

  private end(day: string): Act {
    return () => {
      this.over = 'ended';
      return ended(day);
    };
  }
}

function routingOf(begun: string, moves: readonly Move[], atSending: boolean): readonly Event[] {
  const routing = new Routing(begun, atSending);
  for (const move of moves) routing.take(move);
  return routing.facts;
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

export const anyHistory: fc.Arbitrary<History> = fc
  .record({ earlier: anyEarlier, terms: anyTerms, moves: fc.array(anyMove, { maxLength: 25, size: 'max' }), atSending: fc.boolean(), urgent: fc.option(fc.integer({ min: 0, max: 25 }), { freq: 4 }), turnedAway: fc.option(fc.integer({ min: 0, max: 25 }), { freq: 6 }), task: fc.option(anyTask) })
  .map(({ earlier, terms, moves, atSending, urgent, turnedAway, task }) => {
    const away = turnedAway === null ? [] : [declined(addDays(receivedOn, turnedAway))];
    const up = urgent === null ? [] : [disposed('urgent', addDays(receivedOn, urgent))];
    const joins = terms.second === null ? [] : [joined(addDays(receivedOn, terms.joinsAfter), addDays(receivedOn, terms.joinsAfter + terms.second))];
    const intake = [opened(receivedOn, terms.first === null ? undefined : addDays(receivedOn, terms.first)), ...(earlier === null ? [] : broughtEarlier(earlier)), ...(turnedAway === null ? up : away), ...joins];
    const routing = turnedAway === null ? routingOf(receivedOn, moves, atSending) : [ended(addDays(receivedOn, turnedAway))];
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
