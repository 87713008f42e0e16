// A case leaves the window once, and once more each time it comes back: whether it is there, and if not, why nothing else can be done with it.
import { refuseIntake } from '@onehall/contracts';
import type { Law } from '@onehall/rulebook';
import { awaitsDecision, isBack, type OpenedCase } from './case.js';
import { isSomebodyTold } from './standing.js';

const over = { zh: '该事项在登记环节已经办结，不再作其他处理。', en: 'The case ended while it lay at the window: nothing else is done with it.' };
const decided = { zh: '该事项已经上报；按照决定转送、交办的，在分流处送出。', en: 'The case was reported up: as it is decided, routing sends it out to departments.' };
const back = { zh: '该事项已经退回大厅：可以重新转送、交办，尚无单位受理的也可以移送其他机关或者告知去向；不再上报，也不再作不予受理。', en: 'The case came back: it is sent on its way anew or, while no department has accepted it, its petitioner is told who is competent; it is neither reported up nor declined any more.' };

/** Throws unless the case is at the window, still or again. */
export function checkHereAgain(known: OpenedCase, law: Law): void {
  if (!isBack(known)) checkStillHere(known, law);
}

/** Throws when a department has accepted what came back: its petitioner holds the notice of that, and is not told of another organ. */
export function checkNobodyAccepted(known: OpenedCase, law: Law): void {
  if (isBack(known) && known.acceptedBy) throw refuseIntake.under(law, 'ALREADY_ACCEPTED');
}

/** Throws unless the case is still at the window. */
export function checkStillHere(known: OpenedCase, law: Law): void {
  switch (known.phase) {
    case 'open':
      return;
    case 'ended':
      throw refuseIntake('CASE_FINISHED', over);
    case 'disposed':
      throw refuseIntake.under(law, 'ALREADY_DISPOSED', awaitsDecision(known) ? decided : isBack(known) ? back : {});
    case 'declined':
      throw refuseIntake('ALREADY_DECLINED');
    case 'redirected':
      throw refuseIntake('ALREADY_REDIRECTED');
  }
}

/** Throws unless there is somebody to whom a written notice can be given: not for an accusation, nor where nobody stands who brought it. */
export function checkSomebodyIsTold({ opened, submissions }: OpenedCase, law: Law): void {
  if (opened.confidential) throw refuseIntake.under(law, 'ONLY_TO_DISCIPLINE');
  if (!isSomebodyTold(submissions)) throw refuseIntake('NOBODY_TO_TELL');
}
