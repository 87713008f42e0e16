// When a submission is registered that opens a case, or opens one after all, the case is opened with what the submission brought.
import type { SubmissionRegistered, SubmissionSetApart } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { OpenCase } from '../case/open-case.js';

export const whenSubmissionRegisteredOpenCase: Policy<SubmissionRegistered | SubmissionSetApart, OpenCase> = {
  name: 'when-submission-registered-open-case',
  on: ['SubmissionRegistered', 'SubmissionSetApart'],
  react({ data }) {
    if (!data.opens) return [];
    const { caseId, submissionId, number, receivedAt, channel, purpose, place, category, title, confidential, follows, origin } = data;
    return [
      new OpenCase(caseId, {
        submissionId,
        number,
        receivedAt,
        channel,
        purpose,
        ...(place === undefined ? {} : { place }),
        ...(category === undefined ? {} : { category }),
        ...(title === undefined ? {} : { title }),
        ...(confidential === undefined ? {} : { confidential }),
        ...(follows === undefined ? {} : { follows }),
        ...(origin?.answerBy === undefined ? {} : { answerBy: origin.answerBy }),
        petitioner: channel !== 'screening',
      }),
    ];
  },
};
