// A case leaves the window once: whether it is still there, and if not, why nothing else can be done with it.
import { refuseIntake } from '@onehall/contracts';
import type { Law } from '@onehall/rulebook';
import type { OpenedCase } from './case.js';

/** Throws unless the case is still at the window. */
export function checkStillHere(known: OpenedCase, law: Law): void {
  switch (known.phase) {
    case 'open':
      if (known.closed) throw refuseIntake('CASE_FINISHED');
      return;
    case 'disposed':
      throw refuseIntake.under(law, 'ALREADY_DISPOSED');
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
