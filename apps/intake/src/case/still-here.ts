// A case leaves the window once: whether it is still there, and if not, why nothing else can be done with it.
import { refuseIntake } from '@onehall/contracts';
import type { Law } from '@onehall/rulebook';
import { awaitsDecision, type OpenedCase } from './case.js';

const decided = { zh: '该事项已经上报；按照决定转送、交办的，在分流处送出。', en: 'The case was reported up: as it is decided, routing sends it out to departments.' };

/** Throws unless the case is still at the window. */
export function checkStillHere(known: OpenedCase, law: Law): void {
  switch (known.phase) {
    case 'open':
      if (known.closed) throw refuseIntake('CASE_FINISHED');
      return;
    case 'disposed':
      throw refuseIntake.under(law, 'ALREADY_DISPOSED', awaitsDecision(known) ? decided : {});
    case 'declined':
      throw refuseIntake('ALREADY_DECLINED');
    case 'redirected':
      throw refuseIntake('ALREADY_REDIRECTED');
  }
}

/** Throws unless there is somebody to whom a written notice can be given: not for an accusation, nor for what nobody brought. */
export function checkSomebodyIsTold({ opened }: OpenedCase, law: Law): void {
  if (opened.confidential) throw refuseIntake.under(law, 'ONLY_TO_DISCIPLINE');
  if (!opened.petitioner) throw refuseIntake('NOBODY_TO_TELL');
}
