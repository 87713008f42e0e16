// How a filled form becomes a registration: what was left empty gets its default, and what was not given stays out.
import { given } from '../given.js';
import type { RegisterSubmissionDto } from './submission.dto.js';
import type { NamedPerson, Registration } from '../submission/register-submission.js';
import { isAccusation, petitionersNamed } from '../submission/registration-rules.js';

/** What the window adds to the form: who the persons are, which case is meant, and the query code. */
export interface Added extends Pick<Registration, 'caseId' | 'opens' | 'queryCode'> {
  readonly persons: readonly NamedPerson[];
}

export function registrationOf(form: RegisterSubmissionDto, added: Added): Registration {
  const { channel, purpose, receivedAt, petitionedOn, exchangedOn, place, category, title, text, checkedWithVisitor, threat, origin, follows } = form;
  return {
    ...added,
    channel,
    purpose,
    personCount: form.personCount ?? countOf(form, added.persons),
    ...given({
      ...{ petitionedOn, exchangedOn, place, category, title, text, checkedWithVisitor, follows },
      receivedAt: receivedAt === undefined ? undefined : new Date(receivedAt).toISOString(),
      threat: threat ? (true as const) : undefined,
      origin: origin && given({ organ: origin.organ, document: origin.document, leader: origin.leader, answerBy: origin.answerBy, system: origin.system, reference: origin.reference }),
    }),
  };
}

/** Those who are named; a letter, call or message that names nobody still comes from somebody. */
function countOf(form: RegisterSubmissionDto, persons: readonly NamedPerson[]): number {
  const named = petitionersNamed(persons);
  const fromSomebody = form.channel === 'letter' || form.channel === 'web' || form.channel === 'phone';
  return named === 0 && fromSomebody && !isAccusation(form) ? 1 : named;
}
