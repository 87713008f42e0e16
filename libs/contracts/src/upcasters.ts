// How words of yesterday become words of today: for each type and version, one pure function to the next.

/** The case that a task serves stood in the place of the conference's first case; which one that was the event alone does not say, so it keeps its order by its own. */
function taskDoneNamesItsTask(data: object): object {
  const { taskId, report, ...done } = data as { readonly caseId: string; readonly taskId: string; readonly report: unknown };
  return { ...done, task: { taskId, caseId: done.caseId, report } };
}

/** A receiver was a name alone; sealed as it was, it still opens. */
function replyDeliveredNamesItsReceiver(data: object): object {
  const { receiver, ...delivered } = data as { readonly receiver?: unknown };
  return receiver === undefined ? delivered : { ...delivered, receiver: { name: receiver } };
}

/** A look was at one case. */
function caseShownNamesItsCases(data: object): object {
  const { caseId, ...look } = data as { readonly caseId: string };
  return { ...look, cases: [caseId] };
}

/** By type, then by the version that is brought one further. */
export const upcasters: Readonly<Record<string, Readonly<Record<number, (data: object) => object>>>> = {
  TaskDone: { 1: taskDoneNamesItsTask },
  ReplyDelivered: { 1: replyDeliveredNamesItsReceiver },
  CaseShownAtIntake: { 1: caseShownNamesItsCases },
  CaseShownAtRouting: { 1: caseShownNamesItsCases },
  CaseShownAtConference: { 1: caseShownNamesItsCases },
  CaseShownAtSupervision: { 1: caseShownNamesItsCases },
};
