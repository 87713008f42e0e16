// By when the hall sends a case out again that came back to it: owed when the share that goes was the lead's.
import type { Scene } from '@onehall/kernel';
import type { Law, Term } from '@onehall/rulebook';
import type { LivingCase } from './case.js';
import { leadOf } from './share.js';

/** Nothing when another department leads on. */
export const resendBy = ({ shares }: LivingCase, returning: string, { law, now }: Scene<Law>): Term | undefined =>
  leadOf(shares) === returning ? law.deadline('C-RESEND', law.day(now)) : undefined;
