// How the acts of a joint conference are said at its window.
import { handlerOf, type Known, type Saying, type Sayings } from './act-requests.js';
import { given } from './given.js';
import type { CalledConference } from './lived-case.js';

/** The name of a conference that its line does not name. */
export const onlyOne = 'the conference';

function called(known: Known, name = onlyOne): CalledConference {
  const conference = known.case.conferences.get(name);
  if (!conference) throw new Error(`没有召开过「${name}」。 No conference of that name was called.`);
  return conference;
}

const bySecretary = (path: string, conferenceId: string, body: object): Saying => ({ method: 'POST', path: `/conference/conferences/${conferenceId}/${path}`, as: 'u-secretary', body });
const meant = (known: Known, line: string | undefined): string => (line === undefined ? known.case : known.caseOf(line)).caseId;

export const conferenceSayings: Sayings<'conference' | 'agenda' | 'attendance' | 'position' | 'resolution' | 'minutes' | 'signature' | 'task-done'> = {
  conference: ({ with: others = [], subject, convener, heldAt, venue, invited }, known) => ({
    method: 'POST',
    path: '/conference/conferences',
    as: 'u-secretary',
    after: 'intake',
    body: { cases: [known.case.caseId, ...others.map(line => known.caseOf(line).caseId)], subject, convener, heldAt, venue, invited: invited.map(name => known.department(name)) },
  }),
  agenda: ({ name, topics }, known) => ({
    ...bySecretary('agenda', called(known, name).conferenceId, { agenda: topics.map(({ case: line, topic }) => ({ caseId: meant(known, line), topic })) }),
    method: 'PUT',
  }),
  attendance: ({ name, department, attendance, post }, known) => bySecretary('attendance', called(known, name).conferenceId, { department: known.department(department), attendance, ...given({ post }) }),
  position: ({ name, department, about, stance, view }, known) => ({
    ...bySecretary('positions', called(known, name).conferenceId, { about: meant(known, about), stance, view }),
    as: handlerOf(known.department(department)),
  }),
  resolution: ({ name, resolution, tasks }, known) =>
    bySecretary('resolution', called(known, name).conferenceId, {
      resolution,
      tasks: tasks.map(({ case: line, department, what, dueOn }) => ({ caseId: meant(known, line), department: known.department(department), what, dueOn })),
    }),
  minutes: ({ name, convener, minutes }, known) => bySecretary('minutes', called(known, name).conferenceId, { convener, minutes }),
  signature: ({ name, leader, instruction }, known) => bySecretary('signatures', called(known, name).conferenceId, { leader, instruction }),
  'task-done': ({ name, task, department, report }, known) => {
    const { conferenceId, tasks } = called(known, name);
    return { ...bySecretary(`tasks/${tasks[task - 1] ?? ''}/done`, conferenceId, { report }), as: handlerOf(known.department(department)) };
  },
};
