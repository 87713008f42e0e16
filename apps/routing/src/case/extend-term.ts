// The head of a department extends its own term: once, by thirty days at most, before it has run out, and the petitioner is told why.
import { TermExtended, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide, Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { inHand } from './acting.js';
import type { Case } from './case.js';
import { paper } from './papers.js';
import type { Share } from './share.js';

export class ExtendTerm {
  constructor(
    readonly caseId: string,
    readonly given: { readonly days: number; readonly reasons: string },
  ) {}
}

export const extendTerm: Decide<ExtendTerm, Case, RoutingCaseEvent, Law> = ({ caseId, given: { days, reasons } }, state, scene) => {
  const { law, actor } = scene;
  const { shares } = inHand(state, scene);
  const { department = '' } = actor;
  const share = shares[department];
  if (actor.role !== 'head' || !share) throw refuseRouting.under(law, 'NOT_YOURS_TO_EXTEND');
  const { answerBy, runsFrom, extensions } = extendable(share, scene);
  // A term is always judged by the law of the day on which its clock started.
  const its = law.on(runsFrom);
  if (extensions >= its.settings.extensionsAtMost) throw refuseRouting.under(its, 'ALREADY_EXTENDED');
  const atMost = its.settings.extensionAtMost;
  if (days < 1 || days > atMost) throw refuseRouting.under(its, 'EXTENSION_TOO_LONG', { zh: `延长期限不得超过 ${atMost} 日。`, en: `An extension adds at most ${atMost} days.` });
  const today = law.day(scene.now);
  // The text does not say until when; an expired term cannot be made longer (reading of Art. 34, see README).
  if (today > answerBy.on) throw refuseRouting.under(its, 'TERM_RUN_OUT');
  const notice = paper('extension', scene);
  // The notice with the reasons is what tells the petitioner: it leaves on the day of the approval.
  return [TermExtended({ caseId, department, days, reasons, approvedBy: actor.id, approvedOn: today, toldOn: notice.issuedOn, answerBy: its.extend(answerBy, days), paper: notice })];
};

function extendable(share: Share, { law }: Scene<Law>) {
  switch (share.phase) {
    case 'asked':
    case 'signed':
    case 'objected':
      throw refuseRouting.under(law, 'NOT_ACCEPTED');
    case 'answered':
      throw refuseRouting('ALREADY_ANSWERED');
    case 'accepted':
      if (!share.term) throw refuseRouting.under(law, 'NO_TERM_TO_EXTEND');
      return share.term;
  }
}
