// What is left of a conference for somebody, once a case has left the table: nothing of that case, and no words written until then that may speak of any case of the table.
import type { Left, Proceedings } from './proceedings.js';

/** To whom proceedings are read: to the hall's own people, or to a department. */
export interface Reader {
  readonly isOfDepartment: boolean;
}

/**
 * To the hall's own people a case of the discipline organ is gone, and they are told that one was there (信访工作条例 第三十条). To a department every case that has left is gone
 * without a word: whichever way it went, what the department reads is the same.
 */
export function leave(before: Proceedings, { about, because }: { readonly about: string; readonly because: Left['because'] }, { isOfDepartment }: Reader): Proceedings {
  if (about in before.left) return before;
  const after = { ...before, left: { ...before.left, [about]: because } };
  return isOfDepartment || because === 'discipline' ? without(after, about) : after;
}

/** What was resolved, signed or instructed until then goes too. That one sat stays, who came, and the papers by number. */
function without({ call, agenda, positions, tasks, signatures, resolution, minutes, state, attendance, left }: Proceedings, about: string): Proceedings {
  const { conferenceId, caseId, cases, convener, heldAt, venue, invited, calledAt } = call;
  return {
    ...{ state, attendance, left },
    call: { conferenceId, caseId, cases: cases.filter(other => other !== about), convener, heldAt, venue, invited, calledAt },
    agenda: agenda.filter(item => item.caseId !== about),
    positions: positions.filter(position => position.about !== about),
    tasks: tasks.filter(task => task.caseId !== about),
    signatures: signatures.map(({ leader, signedOn }) => ({ leader, signedOn })),
    ...(resolution && { resolution: { resolvedOn: resolution.resolvedOn } }),
    ...(minutes && { minutes: { convener: minutes.convener, signedOn: minutes.signedOn, paper: minutes.paper } }),
  };
}

/** The cases that left the table, as the hall's own people may know them. */
export const whichLeft = ({ left }: Proceedings): readonly Left[] => Object.entries(left).map(([caseId, because]) => (because === 'discipline' ? { because } : { caseId, because }));

/** Undefined: nothing is left to read. */
export function readable(read: Proceedings, { isOfDepartment }: Reader) {
  const { left, call, ...told } = read;
  if (call.cases.length === 0) return undefined;
  // The first of the cases stands in every event, and may be one that has left: here it is left out.
  const { conferenceId, cases, subject, convener, heldAt, venue, invited, calledAt } = call;
  const shown = { conferenceId, cases, convener, heldAt, venue, invited, calledAt, ...(subject !== undefined && { subject }) };
  return { ...told, call: shown, ...(!isOfDepartment && Object.keys(left).length > 0 && { left: whichLeft(read) }) };
}
