// What intake's words add to the file of a case.
import type { CaseDeclined, CaseDisposed, CaseRated, CaseRedirected, IntakeCaseEvent, SubmissionCorrected, SubmissionEvent, SubmissionRegistered } from '@onehall/contracts';
import type { Recorded } from '@onehall/kernel';
import type { CaseFile, Paper } from './file.js';
import type { PersonOnFile, SubmissionOnFile } from './submission.js';

type Told = Recorded<IntakeCaseEvent | SubmissionEvent>;

const withPaper = (file: CaseFile, paper: Omit<Paper, 'by'>): CaseFile => ({ ...file, papers: [...file.papers, { ...paper, by: 'hall' }] });

/** One event of intake, folded into the file. */
export function foldIntake(file: CaseFile, event: Told): CaseFile {
  switch (event.type) {
    case 'SubmissionRegistered':
    case 'SubmissionSetApart':
    case 'SubmissionCorrected':
      return foldSubmission(file, event);
    case 'CaseOpened': {
      const { number, openedAt, receivedOn, purpose, category, place, title, confidential, follows } = event.data;
      return { ...file, follows, number, openedAt, receivedOn, purpose, category: file.category ?? category, place: file.place ?? place, title: file.title ?? title, confidential: file.confidential || confidential === true };
    }
    case 'SubmissionJoined': case 'CaseConcluded': case 'CaseClosed': case 'CaseCameBack': case 'CaseTakenUp': case 'CaseSentAgain': // the submission, and routing, tell it themselves
      return file;
    case 'SubmissionLeft': {
      const { number, how, leftOn: on, rateBy } = event.data;
      return { ...file, left: [...file.left, { number, how, on, rateBy }] };
    }
    case 'CaseDecided':
      return { ...file, decidedOn: event.data.sentOn };
    case 'RatingOpened':
      return { ...file, ratingOpened: { deliveredOn: event.data.deliveredOn, rateBy: event.data.rateBy } };
    case 'CaseDisposed':
    case 'CaseDeclined':
    case 'CaseRedirected':
      return withPaper(leaving(file, event), event.data.paper);
    case 'CaseRated':
      return { ...file, ratings: [...file.ratings, rating(file, event.data)] };
  }
}

/** The ways out of the window. */
function leaving(file: CaseFile, event: CaseDisposed | CaseDeclined | CaseRedirected): CaseFile {
  switch (event.type) {
    case 'CaseDisposed': {
      const { way, disposedOn, article, organ, departments, answerBy } = event.data;
      return { ...file, confidential: file.confidential || way === 'discipline', disposal: { way, on: disposedOn, article, organ, departments, answerBy } };
    }
    case 'CaseDeclined': {
      const { kind, declinedOn, ground, article, reasons, organ } = event.data;
      return { ...file, declined: { kind, on: declinedOn, ground, article, reasons, organ } };
    }
    case 'CaseRedirected': {
      const { organ, redirectedOn, ground, article, reasons } = event.data;
      return { ...file, redirected: { organ, on: redirectedOn, ground, article, reasons } };
    }
  }
}

function rating({ submissions }: CaseFile, { submissionId, office, departments, comment, ratedOn }: CaseRated['data']): CaseFile['ratings'][number] {
  const number = submissions.find(one => one.submissionId === submissionId)?.number;
  return { ...(number !== undefined && { number }), office, departments, on: ratedOn, comment };
}

function foldSubmission(file: CaseFile, event: Recorded<SubmissionEvent>): CaseFile {
  switch (event.type) {
    case 'SubmissionRegistered':
      return { ...file, confidential: file.confidential || event.data.confidential === true, submissions: [...file.submissions, brought(event.data)] };
    case 'SubmissionSetApart': {
      const { submissionId, from } = event.data;
      if (from === file.caseId) return { ...file, submissions: file.submissions.filter(one => one.submissionId !== submissionId) };
      // It reads as corrected until then, and keeps why.
      return { ...file, submissions: file.submissions.map(one => (one.submissionId === submissionId ? { ...brought(event.data), corrections: one.corrections, correctionReasons: one.correctionReasons } : one)) };
    }
    case 'SubmissionCorrected': {
      const { submissionId, title, text, personCount, category, place, persons, reasons } = event.data;
      const submissions = file.submissions.map(one =>
        one.submissionId === submissionId
          ? {
              ...{ ...one, title: title ?? one.title, text: text ?? one.text, personCount: personCount ?? one.personCount, category: category ?? one.category, place: place ?? one.place },
              ...{ persons: corrected(one.persons, persons), corrections: one.corrections + 1, correctionReasons: [...one.correctionReasons, reasons] },
            }
          : one,
      );
      const opening = submissions.some(one => one.submissionId === submissionId && one.opens);
      return { ...file, submissions, ...(opening && { title: title ?? file.title, category: category ?? file.category, place: place ?? file.place }) };
    }
  }
}

/** A submission as it was written down. */
function brought(data: SubmissionRegistered['data']): SubmissionOnFile {
  const { submissionId, number, opens, channel, receivedAt, petitionedOn, exchangedOn, persons, personCount, collective, purpose, place, category, title, text, checkedWithVisitor, threat } = data;
  const { answerBy, ...origin } = data.origin ?? {};
  return {
    ...{ submissionId, number, opens, channel, receivedAt, petitionedOn, exchangedOn, persons, personCount, collective, purpose, place, category, title, text, checkedWithVisitor, threat, answerBy },
    ...(data.origin && { origin }),
    ...{ corrections: 0, correctionReasons: [] },
  };
}

/** Persons as they read after a correction. */
const corrected = (before: readonly PersonOnFile[], corrections: SubmissionCorrected['data']['persons'] = []): readonly PersonOnFile[] =>
  before.map(person => ({ ...person, ...corrections.find(({ personId }) => personId === person.personId) }));
