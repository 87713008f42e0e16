// What a case brings back to the hall when the share that goes was the lead's: by when it is sent out again, and who of those that assist has accepted.
import type { Scene } from '@onehall/kernel';
import type { Law, Term } from '@onehall/rulebook';
import type { LivingCase } from './case.js';
import { leadOf } from './share.js';

/** Nothing when another department leads on. */
export function comingBack({ shares }: LivingCase, returning: string, { law, now }: Scene<Law>): { readonly resendBy?: Term; readonly acceptedBy?: string[] } {
  if (leadOf(shares) !== returning) return {};
  const acceptedBy = Object.entries(shares).flatMap(([department, { phase }]) => (phase === 'accepted' || phase === 'answered' ? [department] : []));
  return { resendBy: law.deadline('C-RESEND', law.day(now)), ...(acceptedBy.length > 0 && { acceptedBy }) };
}
