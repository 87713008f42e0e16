// Who acts in a case, for whom, and on what is still open to be acted upon.
import { refuseRouting } from '@onehall/contracts';
import { NotYet, type Actor, type Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { hallItself, type Case, type LivingCase } from './case.js';
import type { Share } from './share.js';

/** The department for which somebody acts: only its own handlers and its head do. */
export function departmentOf({ role, department }: Actor): string {
  if (department && (role === 'handler' || role === 'head')) return department;
  throw refuseRouting('NOT_YOURS_TO_ACT');
}

/** The house for which somebody acts: the hall for its routers and clerks, otherwise the department. */
export const houseOf = (actor: Actor): string => (actor.role === 'router' || actor.role === 'clerk' ? hallItself : departmentOf(actor));

/** The case while it goes on. To a policy an unknown case is one whose opening is still on its way from intake. */
export function living(state: Case, { actor }: Pick<Scene<Law>, 'actor'>): LivingCase {
  switch (state.phase) {
    case 'unknown': {
      const refused = refuseRouting('UNKNOWN_CASE');
      throw actor.role === 'system' ? new NotYet(refused.reason, refused.refusal) : refused;
    }
    case 'ended':
      throw refuseRouting('CASE_ENDED');
    case 'open':
    case 'settled':
    case 'replied':
    case 'delivered':
      return state;
  }
}

/** The case while departments work on it: neither settled nor replied to. */
export function inHand(state: Case, scene: Pick<Scene<Law>, 'actor'>): LivingCase {
  const alive = living(state, scene);
  switch (alive.phase) {
    case 'open':
      return alive;
    case 'settled':
      throw refuseRouting('CASE_SETTLED');
    case 'replied':
    case 'delivered':
      throw refuseRouting('REPLY_ISSUED');
  }
}

/** The actor's department and its share of the case. */
export function ownShare({ shares }: LivingCase, { actor, law }: Scene<Law>): { readonly department: string; readonly share: Share } {
  const department = departmentOf(actor);
  const share = shares[department];
  if (!share) throw refuseRouting.under(law, 'NOT_ASKED');
  return { department, share };
}

/** A day that somebody names: not before the fact that it follows, and not in the future. Absent: today. */
export function pastDay(named: string | undefined, { after, field }: { readonly after: string; readonly field: string }, { law, now }: Scene<Law>): string {
  const today = law.day(now);
  const day = named ?? today;
  if (day > today) throw refuseRouting('IN_THE_FUTURE', { field });
  if (day < after) throw refuseRouting('TOO_EARLY', { field });
  return day;
}
