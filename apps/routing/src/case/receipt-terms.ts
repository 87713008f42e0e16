// The terms that begin when a department receives a case: to object to it, and to inform the petitioner (信访工作条例 第二十三条第三款).
import type { Law, Term } from '@onehall/rulebook';

/** By the law of the day of receipt. */
export const receiptTerms = (receivedOn: string, law: Law): { readonly objectBy: Term; readonly informBy: Term } => ({
  objectBy: law.deadline('C-OBJECT', receivedOn),
  informBy: law.deadline('C-INFORM-TRANSFER', receivedOn),
});
