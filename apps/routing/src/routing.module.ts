// Everything routing can do, as a table of contents.
import { Module } from '@nestjs/common';
import { deciding, following, reacting, ServiceModule } from '@onehall/platform';
import { CaseController } from './case.controller.js';
import { AcceptCase, acceptCase } from './case/accept-case.js';
import { AddSubmission, addSubmission } from './case/add-submission.js';
import { AnswerPart, answerPart } from './case/answer-part.js';
import { AskDepartments, askDepartments } from './case/ask-departments.js';
import { cases } from './case/case.js';
import { DeliverReply, deliverReply } from './case/deliver-reply.js';
import { DenyObjection, denyObjection } from './case/deny-objection.js';
import { EndCase, endCase } from './case/end-case.js';
import { ExtendTerm, extendTerm } from './case/extend-term.js';
import { IssueReply, issueReply } from './case/issue-reply.js';
import { NoteProgress, noteProgress } from './case/note-progress.js';
import { ObjectToCase, objectToCase } from './case/object-to-case.js';
import { OfferCustody, offerCustody } from './case/offer-custody.js';
import { register } from './case/papers.js';
import { ReceiveCase, receiveCase } from './case/receive-case.js';
import { ReceiveUrge, receiveUrge } from './case/receive-urge.js';
import { RecordAcceptanceDelivery, recordAcceptanceDelivery } from './case/record-acceptance-delivery.js';
import { RefuseCustody, refuseCustody } from './case/refuse-custody.js';
import { SendCaseOut, sendCaseOut } from './case/send-case-out.js';
import { SettleCase, settleCase } from './case/settle-case.js';
import { SignForCase, signForCase } from './case/sign-for-case.js';
import { TakeBackFromClosed, takeBackFromClosed } from './case/take-back-from-closed.js';
import { TakeCustody, takeCustody } from './case/take-custody.js';
import { UpholdObjection, upholdObjection } from './case/uphold-objection.js';
import { WithdrawCustodyOffer, withdrawCustodyOffer } from './case/withdraw-custody-offer.js';
import { WithdrawSending, withdrawSending } from './case/withdraw-sending.js';
import { WithdrawSubmission, withdrawSubmission } from './case/withdraw-submission.js';
import { CustodyController } from './custody.controller.js';
import { DepartmentController } from './department.controller.js';
import { ChangeRemit, changeRemit } from './department/change-remit.js';
import { CloseDepartment, closeDepartment } from './department/close-department.js';
import { departments } from './department/department.js';
import { OpenDepartment, openDepartment } from './department/open-department.js';
import { DeskController } from './desk.controller.js';
import { KnownDepartments } from './known-departments.js';
import { routingMigrations } from './migrations/migrations.js';
import { Past } from './past.js';
import { CasesReturner, DepartmentsChecker } from './policies/return-cases.js';
import { whenCaseDeclinedEndCase } from './policies/when-case-declined-end-case.js';
import { whenCaseDisposedEndCase } from './policies/when-case-disposed-end-case.js';
import { whenCaseDisposedSendCaseOut } from './policies/when-case-disposed-send-case-out.js';
import { whenCaseOpenedReceiveCase } from './policies/when-case-opened-receive-case.js';
import { whenCaseRedirectedEndCase } from './policies/when-case-redirected-end-case.js';
import { whenCaseSentOutCheckDepartments } from './policies/when-case-sent-out-check-departments.js';
import { whenDepartmentClosedReturnCases } from './policies/when-department-closed-return-cases.js';
import { whenDepartmentUrgedReceiveUrge } from './policies/when-department-urged-receive-urge.js';
import { whenSubmissionJoinedAddSubmission } from './policies/when-submission-joined-add-submission.js';
import { Receivers } from './receivers.js';
import { ReplyController } from './reply.controller.js';
import { caseBoard } from './views/case-board.js';
import { custodyLedger } from './views/custody-ledger.js';
import { departmentDesk } from './views/department-desk.js';
import { departmentRegister } from './views/department-register.js';
import { knownPersons } from './views/known-persons.js';
import { owedTasks } from './views/owed-tasks.js';
import { submissionsOnFile } from './views/submissions-on-file.js';

@Module({
  imports: [ServiceModule.of('routing', routingMigrations)],
  controllers: [CaseController, ReplyController, CustodyController, DeskController, DepartmentController],
  providers: [
    deciding(OpenDepartment, departments, openDepartment),
    deciding(ChangeRemit, departments, changeRemit),
    deciding(CloseDepartment, departments, closeDepartment),
    KnownDepartments,
    following(departmentRegister),
    following(owedTasks),

    reacting(whenCaseOpenedReceiveCase),
    deciding(ReceiveCase, cases, receiveCase),
    reacting(whenSubmissionJoinedAddSubmission),
    deciding(AddSubmission, cases, addSubmission),
    following(submissionsOnFile),
    reacting(whenCaseDisposedSendCaseOut),
    deciding(SendCaseOut, cases, sendCaseOut),
    deciding(AskDepartments, cases, askDepartments, { draws: (command, scene) => register(command.given.way)(command, scene) }),
    deciding(WithdrawSending, cases, withdrawSending),
    reacting(whenCaseSentOutCheckDepartments),
    reacting(whenDepartmentClosedReturnCases),
    ...[DepartmentsChecker, CasesReturner, Past],
    deciding(TakeBackFromClosed, cases, takeBackFromClosed),
    deciding(SignForCase, cases, signForCase),
    deciding(ObjectToCase, cases, objectToCase),
    deciding(UpholdObjection, cases, upholdObjection),
    deciding(DenyObjection, cases, denyObjection),
    deciding(AcceptCase, cases, acceptCase, { draws: register('acceptance') }),
    deciding(RecordAcceptanceDelivery, cases, recordAcceptanceDelivery),
    deciding(NoteProgress, cases, noteProgress),
    deciding(ExtendTerm, cases, extendTerm, { draws: register('extension') }),
    deciding(AnswerPart, cases, answerPart),
    deciding(SettleCase, cases, settleCase),
    deciding(IssueReply, cases, issueReply, { draws: register('opinion') }),
    deciding(DeliverReply, cases, deliverReply),
    Receivers,
    following(knownPersons),
    reacting(whenCaseDeclinedEndCase),
    reacting(whenCaseRedirectedEndCase),
    reacting(whenCaseDisposedEndCase),
    deciding(WithdrawSubmission, cases, withdrawSubmission),
    deciding(EndCase, cases, endCase),

    deciding(OfferCustody, cases, offerCustody),
    deciding(TakeCustody, cases, takeCustody),
    deciding(RefuseCustody, cases, refuseCustody),
    deciding(WithdrawCustodyOffer, cases, withdrawCustodyOffer),
    reacting(whenDepartmentUrgedReceiveUrge),
    deciding(ReceiveUrge, cases, receiveUrge),
    following(departmentDesk),
    following(caseBoard),
    following(custodyLedger),
  ],
})
export class RoutingModule {}
