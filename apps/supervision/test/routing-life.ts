// Random but lawful lives of a case in routing: what departments and the hall say of it, one after the other.
import type { Event } from '@onehall/kernel';
import { addDays } from '@onehall/rulebook';
import fc from 'fast-check';
import { accepted, acceptedByRouteFive, acceptedWithoutTerm, answered, delivered, denied, ended, extended, law, objected, replied, sentOut, settled, signedFor, upheld, withdrawn } from './facts.js';

export const departments = ['land', 'housing', 'tax'] as const;
type Department = (typeof departments)[number];
interface Share {
  readonly phase: 'asked' | 'signed' | 'objected' | 'accepted' | 'answered';
  /** The day on which its terms began. */
  readonly since: string;
  /** The day that its letter sets; undefined: a transfer. */
  readonly letterBy: string | undefined;
  readonly objectedOn?: string;
  /** The day on which its sixty days began; `awaited`: they begin with the delivery of its notice. */
  readonly handlesFrom?: string;
  readonly awaited?: true;
  readonly denied?: true;
  readonly extended?: true;
}

/** What may happen next: one of the lawful acts, some days after the last one. `rare`: whether a settlement or an end may come in between. */
interface Move {
  readonly pick: number;
  readonly gap: number;
  readonly assigned: boolean;
  /** Whether the letter to a new lead also names those who assist already. */
  readonly toAll: boolean;
  readonly rare: boolean;
}

export const anyMove: fc.Arbitrary<Move> = fc.record({
  pick: fc.nat(1_000),
  gap: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, 0, 1, 2) }, { weight: 1, arbitrary: fc.integer({ min: 3, max: 40 }) }),
  assigned: fc.boolean(),
  toAll: fc.boolean(),
  rare: fc.nat(24).map(number => number === 13),
});

type Act = () => Event;

/** `answerBy`: the day that it sets when it assigns. */
interface Letter {
  readonly day: string;
  readonly answerBy: string | undefined;
  readonly toAll: boolean;
}

/** `atSending`: the terms of a department begin with the sending, otherwise with its signature. `atDelivery`: its sixty days begin with the delivery of its notice, otherwise with the notice. `asked`: how many may be, so that some cases come far. */
interface Settings {
  readonly atSending: boolean;
  readonly atDelivery: boolean;
  readonly asked: number;
}
export const anySettings: fc.Arbitrary<Settings> = fc.record({ atSending: fc.boolean(), atDelivery: fc.nat(2).map(number => number === 0), asked: fc.integer({ min: 2, max: 3 }) });

/** Routing as it may decide, and as it once did: at each step one of the acts that the phases allow. */
class Routing {
  readonly facts: Event[] = [];
  private readonly shares = new Map<Department, Share>();
  private lead: Department | undefined;
  private over: 'no' | 'replied' | 'ended' = 'no';

  constructor(
    private today: string,
    private readonly settings: Settings,
  ) {}

  take({ pick, gap, assigned, toAll, rare }: Move): void {
    if (this.over === 'ended') return;
    const day = addDays(this.today, gap);
    const letter: Letter = { day, answerBy: assigned ? addDays(day, 30) : undefined, toAll };
    const usual = [...departments.slice(0, this.settings.asked).flatMap(department => (this.lead ? this.acts(department, letter) : [() => this.send(department, letter)])), ...this.reply(day)];
    const acts = this.over === 'no' && !rare ? usual : [...(this.over === 'no' ? this.settle(day) : departments.flatMap(department => this.deliver(department, day))), this.end(day)];
    const act = acts[pick % Math.max(acts.length, 1)];
    if (!act) return;
    this.today = day;
    this.facts.push(act());
  }

  private acts(department: Department, { day, ...letter }: Letter): readonly Act[] {
    const share = this.shares.get(department);
    const to = (next: Share, event: Event): Act => () => {
      this.shares.set(department, next);
      return event;
    };
    switch (share?.phase) {
      case undefined:
        return [() => this.send(department, { day, ...letter })];
      case 'asked': {
        const receivedOn = this.settings.atSending ? share.since : undefined;
        return [to({ ...share, phase: 'signed', since: receivedOn ?? day }, signedFor(department, day, receivedOn)), () => this.takeBack(department, leads => withdrawn(department, day, leads))];
      }
      case 'signed': {
        const mayObject = !share.denied && day <= law.deadline('C-OBJECT', share.since).on;
        return [...this.accept(department, day, share), ...(share.denied ? [this.uphold(department, day)] : []), ...(mayObject ? [to({ ...share, phase: 'objected', objectedOn: day }, objected(department, day))] : [])];
      }
      case 'objected': {
        const left = law.extend(law.deadline('C-INFORM-TRANSFER', share.since), law.daysBetween(share.objectedOn ?? day, day));
        return [to({ ...share, phase: 'signed', denied: true }, denied(department, day, left)), this.uphold(department, day)];
      }
      case 'accepted': {
        const { handlesFrom } = share;
        const extendable = !share.extended && handlesFrom !== undefined && day <= law.deadline('C-HANDLE', handlesFrom).on;
        return [to({ ...share, phase: 'answered' }, answered(department, day)), ...(extendable ? [to({ ...share, extended: true }, extended(department, day, handlesFrom))] : []), ...this.deliver(department, day)];
      }
      case 'answered':
        return [to(share, answered(department, day, 2)), ...this.deliver(department, day)];
    }
  }

  /** By the hall itself, or after its denial as somebody else has decided. */
  private uphold(department: Department, day: string): Act {
    return () => this.takeBack(department, leads => upheld(department, day, leads));
  }

  /** By a route with a term more often than by one without. */
  private accept(department: Department, day: string, share: Share): readonly Act[] {
    const withTerm = () => {
      this.shares.set(department, { ...share, phase: 'accepted', ...(this.settings.atDelivery ? { awaited: true } : { handlesFrom: day }) });
      return this.settings.atDelivery ? acceptedWithoutTerm(department, day) : accepted(department, day);
    };
    const without = () => {
      this.shares.set(department, { ...share, phase: 'accepted' });
      return acceptedByRouteFive(department, day);
    };
    return [withTerm, withTerm, without];
  }

  /** The notice is delivered and a term begins: once also after a settlement or a reply. */
  private deliver(department: Department, day: string): readonly Act[] {
    const { awaited, ...share } = this.shares.get(department) ?? {};
    if (!awaited) return [];
    return [
      () => {
        this.shares.set(department, { ...(share as Share), handlesFrom: day });
        return delivered(department, day);
      },
    ];
  }

  /** Where nobody leads, also one that has assisted; the letter to a new lead may name others who assist: it is theirs from then on, but for those whose part is in. */
  private send(department: Department, { day, answerBy, toAll }: Letter): Event {
    const also = this.lead || !toAll ? [] : [...this.shares.keys()].filter(one => one !== department && this.shares.get(one)?.letterBy !== answerBy);
    const asked = [department, ...also.filter(one => this.shares.get(one)?.phase !== 'answered')];
    const standing = [department, ...also].filter(one => this.shares.has(one));
    const sent = sentOut(day, asked, { answerBy, noLead: this.lead !== undefined, received: this.settings.atSending && !this.shares.has(department), standing });
    for (const one of asked) this.shares.set(one, { ...(this.shares.get(one) ?? { phase: 'asked', since: day }), letterBy: answerBy });
    this.lead ??= department;
    return sent;
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
        return replied(lead, day, ...this.shares.keys());
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

/** What routing says of a case that came on a day. */
export function routingOf(receivedOn: string, moves: readonly Move[], settings: Settings): readonly Event[] {
  const routing = new Routing(receivedOn, settings);
  for (const move of moves) routing.take(move);
  return routing.facts;
}
