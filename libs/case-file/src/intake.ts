// What intake's words add to the file of a case.
import type { CaseRated, IntakeCaseEvent, SubmissionCorrected, SubmissionEvent } from '@onehall/contracts';
import type { Recorded } from '@onehall/kernel';
import type { CaseFile, Paper } from './file.js';

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
    case 'SubmissionJoined': case 'SubmissionLeft':
    case 'CaseDecided': case 'CaseConcluded': case 'CaseClosed':
    case 'RatingOpened':
      return file;
    case 'CaseDisposed': {
      const { way, disposedOn, article, organ, paper } = event.data;
      return withPaper({ ...file, confidential: file.confidential || way === 'discipline', disposal: { way, on: disposedOn, article, organ } }, paper);
    }
    case 'CaseDeclined': {
      const { kind, declinedOn, ground, article, reasons, paper } = event.data;
      return withPaper({ ...file, declined: { kind, on: declinedOn, ground, article, reasons } }, paper);
    }
    case 'CaseRedirected': {
      const { organ, redirectedOn, ground, article, reasons, paper } = event.data;
      return withPaper({ ...file, redirected: { organ, on: redirectedOn, ground, article, reasons } }, paper);
    }
    case 'CaseRated':
      return { ...file, ratings: [...file.ratings, rating(file, event.data)] };
  }
}

function rating({ submissions }: CaseFile, { submissionId, office, departments, ratedOn }: CaseRated['data']): CaseFile['ratings'][number] {
  const number = submissions.find(one => one.submissionId === submissionId)?.number;
  return { ...(number !== undefined && { number }), office, departments, on: ratedOn };
}

function foldSubmission(file: CaseFile, event: Recorded<SubmissionEvent>): CaseFile {
  switch (event.type) {
    case 'SubmissionRegistered': {
      const { submissionId, number, opens, channel, receivedAt, persons, personCount, collective, title, text, confidential, origin } = event.data;
      return { ...file, confidential: file.confidential || confidential === true, submissions: [...file.submissions, { submissionId, number, opens, channel, receivedAt, persons, personCount, collective, answerBy: origin?.answerBy, title, text, corrections: 0, correctionReasons: [] }] };
    }
    case 'SubmissionSetApart': {
      const { submissionId, from, opens, title, text } = event.data;
      if (from === file.caseId) return { ...file, submissions: file.submissions.filter(one => one.submissionId !== submissionId) };
      return { ...file, submissions: file.submissions.map(one => (one.submissionId === submissionId ? { ...one, opens, title, text } : one)) };
    }
    case 'SubmissionCorrected': {
      const { submissionId, title, text, personCount, category, place, persons, reasons } = event.data;
      const submissions = file.submissions.map(one =>
        one.submissionId === submissionId
          ? { ...one, title: title ?? one.title, text: text ?? one.text, personCount: personCount ?? one.personCount, persons: corrected(one.persons, persons), corrections: one.corrections + 1, correctionReasons: [...one.correctionReasons, reasons] }
          : one,
      );
      const opening = submissions.some(one => one.submissionId === submissionId && one.opens);
      return { ...file, submissions, ...(opening && { title: title ?? file.title, category: category ?? file.category, place: place ?? file.place }) };
    }
  }
}

type Persons = CaseFile['submissions'][number]['persons'];

/** Persons as they read after a correction. */
const corrected = (before: Persons, corrections: SubmissionCorrected['data']['persons'] = []): Persons =>
  before.map(person => {
    const { standing, name } = corrections.find(({ personId }) => personId === person.personId) ?? {};
    return { ...person, standing: standing ?? person.standing, name: name ?? person.name };
  });
