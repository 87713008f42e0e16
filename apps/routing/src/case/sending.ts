// What every sending-out has in common: one lead, nobody asked twice, never a confidential case, and custody offered to the lead.
import { CaseSentOut, CustodyOffered, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Law } from '@onehall/rulebook';
import { hallItself, type LivingCase } from './case.js';
import { receiptTerms } from './receipt-terms.js';
import { isAskedSo, isPartIn, leadOf } from './share.js';

export type Sending = CaseSentOut['data'];
type Asked = Sending['departments'];

/** Asks those who have not been asked so yet, in that part by that letter, and whose part is not in; nothing when nobody is left. */
export function sending(state: LivingCase, sent: Sending, law: Law): readonly RoutingCaseEvent[] {
  if (state.confidential) throw refuseRouting.under(law, 'CONFIDENTIAL');
  // The registers are checked at the windows; that the hall is no department is a law of custody and stands here too.
  if (sent.departments.some(({ department }) => department === hallItself)) throw refuseRouting('UNKNOWN_DEPARTMENT', { field: 'departments' });
  if (new Set(sent.departments.map(({ department }) => department)).size < sent.departments.length) throw refuseRouting.under(law, 'NAMED_TWICE');
  const named = sent.departments.filter(({ department, part }) => !isAskedSo(state.shares[department], part, sent));
  const departments = named.filter(({ department, part }) => !isPartIn(state.shares[department], part));
  if (departments.length === 0) return [];
  const lead = theLead(state, departments, law);
  const { caseId, sentOn } = sent;
  const standing = named.map(({ department }) => department).filter(department => state.shares[department]);
  const begins = standing.length < named.length && law.on(sentOn).settings.receiptDay === 'sending';
  const terms = { ...(begins && receiptTerms(sentOn, law)), ...(standing.length > 0 && { standing }) };
  const offers = lead !== undefined && state.custodian === hallItself && state.offeredTo === undefined;
  return [CaseSentOut({ ...sent, departments, ...terms }), ...(offers ? [CustodyOffered({ caseId, from: hallItself, to: lead })] : [])];
}

/** The lead that this sending names; undefined when one stands already. An assisting department may become the lead when none stands; a lead never steps back. */
function theLead({ shares }: LivingCase, departments: Asked, law: Law): string | undefined {
  const standing = leadOf(shares);
  const named = departments.filter(({ department, part }) => part === 'lead' && department !== standing).map(({ department }) => department);
  if (named.length > (standing ? 0 : 1)) throw refuseRouting.under(law, 'TWO_LEADS');
  if (departments.some(({ department, part }) => department === standing && part === 'assist')) throw refuseRouting.under(law, 'NO_LEAD');
  const lead = named[0];
  if (!standing && !lead) throw refuseRouting.under(law, 'NO_LEAD');
  return lead;
}
