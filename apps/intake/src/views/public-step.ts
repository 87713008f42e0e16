// One step of a case as its petitioner may see it: what happened, when, before which organ, and the paper that says so.
import type { CaseDisposed, Ending, Way } from '@onehall/contracts';

type Paper = CaseDisposed['data']['paper'];

/** `on` is a day; the registration alone comes as an instant, because a view knows no calendar. */
export type PublicStep =
  | { readonly step: 'registered'; readonly at: string }
  /** `departments`: to whom its paper went, once routing has said so. */
  | { readonly step: 'sent-on'; readonly on: string; readonly way: Way; readonly paper: Paper; readonly organ?: string; readonly departments?: readonly string[] }
  | { readonly step: 'not-accepted' | 'no-longer-accepted'; readonly on: string; readonly paper: Paper; readonly article: string }
  | { readonly step: 'redirected'; readonly on: string; readonly organ: string; readonly paper: Paper }
  | { readonly step: 'sent-out' | 'replied'; readonly on: string; readonly departments: readonly string[]; readonly paper: Paper }
  /** `taken-back`: the hall withdrew the sending, or agreed that the matter is not theirs. */
  | { readonly step: 'signed-for' | 'settled' | 'taken-back'; readonly on: string; readonly departments: readonly string[] }
  | { readonly step: 'accepted'; readonly on: string; readonly departments: readonly string[]; readonly paper: Paper; readonly answerBy?: string }
  | { readonly step: 'extended'; readonly on: string; readonly departments: readonly string[]; readonly paper: Paper; readonly answerBy: string }
  | { readonly step: 'delivered'; readonly on: string }
  /** Of one submission, and shown to whoever brought that one; a rating of which it is not known whose it is, to all. */
  | { readonly step: 'rated'; readonly on: string; readonly submissionId?: string }
  | { readonly step: 'withdrawn'; readonly on: string; readonly number: string }
  /** `how`: what the departments or the hall say of the ending, for the petitioner to see. */
  | { readonly step: 'ended'; readonly on: string; readonly how: Ending };
