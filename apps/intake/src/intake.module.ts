// Everything intake can do, as a table of contents.
import { Module } from '@nestjs/common';
import { deciding, following, reacting, ServiceModule } from '@onehall/platform';
import { cases } from './case/case.js';
import { closeCase, CloseCase } from './case/close-case.js';
import { concludeCase, ConcludeCase } from './case/conclude-case.js';
import { declineCase, DeclineCase, drawsDeclineNumber } from './case/decline-case.js';
import { disposeCase, DisposeCase, drawsDisposalNumber } from './case/dispose-case.js';
import { joinCase, JoinCase } from './case/join-case.js';
import { noteAcceptance, NoteAcceptance } from './case/note-acceptance.js';
import { noteDecision, NoteDecision } from './case/note-decision.js';
import { noteLeaving, NoteLeaving } from './case/note-leaving.js';
import { noteReturn, NoteReturn } from './case/note-return.js';
import { openCase, OpenCase } from './case/open-case.js';
import { openRating, OpenRating } from './case/open-rating.js';
import { rateCase, RateCase } from './case/rate-case.js';
import { drawsRedirectionNumber, redirectCase, RedirectCase } from './case/redirect-case.js';
import { intakeMigrations } from './migrations/migrations.js';
import { forgetPerson, ForgetPerson } from './person/forget-person.js';
import { persons } from './person/person.js';
import { KeyDestroyer } from './policies/destroy-key.js';
import { Parting } from './policies/parting.js';
import { OthersParter } from './policies/set-others-apart.js';
import { SubmissionTaker } from './policies/take-in.js';
import { whenCaseClosedSetOthersApart } from './policies/when-case-closed-set-others-apart.js';
import { whenCaseEndedCloseCase } from './policies/when-case-ended-close-case.js';
import { whenCaseEndedOpenRating } from './policies/when-case-ended-open-rating.js';
import { whenCaseSentOutNoteDecision } from './policies/when-case-sent-out-note-decision.js';
import { whenMatterConcludedConcludeCase } from './policies/when-matter-concluded-conclude-case.js';
import { whenPersonForgottenDestroyKey } from './policies/when-person-forgotten-destroy-key.js';
import { whenReplyDeliveredOpenRating } from './policies/when-reply-delivered-open-rating.js';
import { whenSettlementReachedOpenRating } from './policies/when-settlement-reached-open-rating.js';
import { whenSubmissionRegisteredJoinCase } from './policies/when-submission-registered-join-case.js';
import { whenSubmissionRegisteredOpenCase } from './policies/when-submission-registered-open-case.js';
import { whenSubmissionSetApartNoteLeaving } from './policies/when-submission-set-apart-note-leaving.js';
import { whenSubmissionWithdrawnNoteLeaving } from './policies/when-submission-withdrawn-note-leaving.js';
import { correctSubmission, CorrectSubmission } from './submission/correct-submission.js';
import { drawsSubmissionNumber, registerSubmission, RegisterSubmission } from './submission/register-submission.js';
import { setSubmissionApart, SetSubmissionApart } from './submission/set-submission-apart.js';
import { submissions } from './submission/submission.js';
import { caseRegister } from './views/case-register.js';
import { knownDepartments } from './views/known-departments.js';
import { knownPersons } from './views/known-persons.js';
import { publicCases } from './views/public-case.js';
import { querySlips } from './views/query-slip.js';
import { CaseReadingController } from './windows/case-reading.controller.js';
import { CaseController } from './windows/case.controller.js';
import { Departments } from './windows/departments.js';
import { Discretion } from './windows/discretion.js';
import { Joinable } from './windows/joinable.js';
import { Patience } from './windows/patience.js';
import { PersonTraces } from './windows/person-traces.js';
import { PersonController } from './windows/person.controller.js';
import { PublicController } from './windows/public.controller.js';
import { Reception } from './windows/reception.js';
import { Registrar } from './windows/registrar.js';
import { SubmissionController } from './windows/submission.controller.js';
import { Turnstile } from './windows/turnstile.js';

@Module({
  imports: [ServiceModule.of('intake', intakeMigrations)],
  controllers: [SubmissionController, CaseReadingController, CaseController, PersonController, PublicController],
  providers: [
    deciding(RegisterSubmission, submissions, registerSubmission, { draws: drawsSubmissionNumber }),
    deciding(CorrectSubmission, submissions, correctSubmission),
    deciding(SetSubmissionApart, submissions, setSubmissionApart),
    deciding(OpenCase, cases, openCase),
    deciding(JoinCase, cases, joinCase),
    deciding(DisposeCase, cases, disposeCase, { draws: drawsDisposalNumber }),
    deciding(DeclineCase, cases, declineCase, { draws: drawsDeclineNumber }),
    deciding(RedirectCase, cases, redirectCase, { draws: drawsRedirectionNumber }),
    deciding(NoteLeaving, cases, noteLeaving),
    deciding(NoteDecision, cases, noteDecision),
    deciding(NoteReturn, cases, noteReturn),
    deciding(NoteAcceptance, cases, noteAcceptance),
    deciding(ConcludeCase, cases, concludeCase),
    deciding(CloseCase, cases, closeCase),
    deciding(OpenRating, cases, openRating),
    deciding(RateCase, cases, rateCase),
    deciding(ForgetPerson, persons, forgetPerson),
    following(caseRegister),
    following(querySlips),
    following(publicCases),
    following(knownPersons),
    following(knownDepartments),
    reacting(whenSubmissionRegisteredOpenCase),
    reacting(whenSubmissionRegisteredJoinCase),
    reacting(whenSubmissionWithdrawnNoteLeaving),
    reacting(whenSubmissionSetApartNoteLeaving),
    reacting(whenCaseSentOutNoteDecision),
    reacting(whenMatterConcludedConcludeCase),
    reacting(whenCaseEndedCloseCase),
    reacting(whenCaseClosedSetOthersApart),
    reacting(whenReplyDeliveredOpenRating),
    reacting(whenSettlementReachedOpenRating),
    reacting(whenCaseEndedOpenRating),
    reacting(whenPersonForgottenDestroyKey),
    ...[KeyDestroyer, SubmissionTaker, OthersParter, Parting],
    ...[Departments, Discretion, Joinable, Patience, PersonTraces, Reception, Registrar, Turnstile],
  ],
})
export class IntakeModule {}
