// Why routing may say no: each reason with a sentence in both languages, and the rule whose article the law of the day names.
import { refusing, type ReasonOf } from '../event.js';

/** With `field` it is the input that is wrong. */
export const refuseRouting = refusing({
  UNKNOWN_CASE: { zh: '没有这个信访事项。', en: 'There is no such case.' },
  CASE_ENDED: { zh: '该信访事项已经办结。', en: 'The case has ended.' },
  CASE_SETTLED: { zh: '该信访事项已经达成和解。', en: 'The case has been settled.' },
  REPLY_ISSUED: { zh: '处理意见书已经出具，一个信访事项只答复一次。', en: 'The reply has been issued; a case has one reply.' },
  NO_PETITIONER: { zh: '该事项由排查发现，没有信访人，或者信访人已经撤回。', en: 'The case was found by screening, and nobody brought it or everybody withdrew.' },
  CONCLUDED: { zh: '该事项已经和解或者答复，不再并入。', en: 'The case was settled or replied to and takes nobody in any more.' },
  IN_THE_FUTURE: { zh: '日期不能晚于今天。', en: 'The day must not lie after today.' },
  TOO_EARLY: { zh: '日期早于所依据的事实。', en: 'The day lies before the fact that it follows.' },

  CONFIDENTIAL: { zh: '检举控告事项不得转给责任单位。', en: 'A confidential case is never sent out to departments.', rule: 'R-CF-01' },
  ONLY_TO_DISCIPLINE: { zh: '检举控告只能密封移送纪检监察机关或者有权机关，不以撤回办结，撤回的情况由接收机关审查。', en: 'An accusation is only handed over, sealed, to the discipline organ: what its petitioner declares later is for that organ to weigh.', rule: 'R-CF-01' },
  NOT_DISPOSED_YET: { zh: '登记环节尚未作出处理（转送、交办或者上报），不能直接送出。', en: 'The hall sends a case on its way at the window of intake first: by transfer, by assignment, or up.', rule: 'R-RT-01' },
  UNKNOWN_DEPARTMENT: { zh: '名录中没有这个单位。', en: 'There is no such department in the register.' },
  DEPARTMENT_CLOSED: { zh: '该单位已经撤销，由承继单位办理。', en: 'The department has been closed; its successor is competent.', rule: 'R-RT-11' },
  NAMED_TWICE: { zh: '同一单位只能列一次。', en: 'A department can be named only once.', field: 'departments' },
  NO_LEAD: { zh: '应当确定一个主办单位。', en: 'One department must lead.', rule: 'R-RT-10', field: 'departments' },
  TWO_LEADS: { zh: '只能有一个主办单位。', en: 'Only one department can lead.', rule: 'R-RT-10', field: 'departments' },
  ALREADY_ASKED: { zh: '该单位已经以其他方式或者期限收到该事项。', en: 'The department has the case already, by another way or for another day.' },
  ANSWER_BY_MISSING: { zh: '交办应当写明办理期限。', en: 'An assignment names the day by which its result is wanted.', rule: 'R-RT-04', field: 'answerBy' },
  ANSWER_BY_TOO_FAR: { zh: '办理期限定得过远，请核对年份。', en: 'The day by which the result is wanted lies too far ahead: check its year.', field: 'answerBy' },
  ANSWER_BY_PAST: { zh: '办理期限已经过去。', en: 'The day by which the result is wanted has passed.', field: 'answerBy' },

  NOT_YOURS_TO_ACT: { zh: '只有承办单位自己的人员可以办理。', en: 'Only a department’s own people act for it.' },
  NOT_YOURS_TO_READ: { zh: '只有被转交的单位和有权人员可以查阅。', en: 'Only departments that were asked, and those entitled, may read this case.' },
  NOT_ASKED: { zh: '该事项没有转送、交办给这个单位。', en: 'The case was not sent to this department.', rule: 'R-RT-08' },
  NOT_SIGNED: { zh: '应当先签收。', en: 'The department must sign for the case first.' },
  NOT_ACCEPTED: { zh: '应当先受理并告知信访人。', en: 'The department must accept the case first.', rule: 'R-RT-08' },
  SIGNED_ALREADY: { zh: '该单位已经签收；不属于其职责的，由其提出异议。', en: 'The department has signed for the case; what is not its own it objects to.', rule: 'R-RT-09' },
  ROUTE_UNKNOWN: { zh: '现行规定没有这一办理途径。', en: 'The law in force knows no such route.', rule: 'T16', field: 'route' },
  ALREADY_ACCEPTED: { zh: '已经按另一途径受理。', en: 'The department has accepted the case by another route.' },
  ALREADY_ANSWERED: { zh: '已经答复，无需延长。', en: 'The department has answered; nothing is left to extend.' },

  OBJECTION_TOO_LATE: { zh: '应当自收到之日起五个工作日内提出异议。', en: 'An objection is possible within five working days of receipt.', rule: 'R-RT-09' },
  OBJECTION_AFTER_ACCEPTANCE: { zh: '受理之后不能再提出异议。', en: 'A department that has accepted can no longer object.', rule: 'R-RT-09' },
  OBJECTION_STANDS: { zh: '异议尚待转送、交办机关核实。', en: 'The objection waits for the office that sent the case; silence is not consent.', rule: 'R-RT-09' },
  OBJECTION_DENIED: { zh: '异议未获同意；仍有争议的，由共同的上一级机关或者联席会议协调。', en: 'The objection was denied; a dispute goes to the common superior or the joint conference.', rule: 'R-RT-10' },
  OBJECTION_WAS_UPHELD: { zh: '该单位的异议已经同意；再次转送、交办须写明理由。', en: 'The department’s objection was upheld: to send the case there again needs reasons.', rule: 'R-RT-09', field: 'reasons' },
  NO_OBJECTION: { zh: '没有待核实的异议。', en: 'No objection is waiting.' },
  PROPOSES_ITSELF: { zh: '不能建议转给本单位。', en: 'A department cannot propose itself.', field: 'proposes' },
  ALREADY_DELIVERED: { zh: '已经送达；送达的日期、方式和签收人不能另记。', en: 'It was delivered already: the day, the way and the receiver cannot be written down anew.' },

  NOT_YOURS_TO_EXTEND: { zh: '延长办理期限由本单位负责人批准。', en: 'Only the head of the department itself may extend its term.', rule: 'R-HD-16' },
  NO_TERM_TO_EXTEND: { zh: '该事项没有正在计算的六十日办理期限，无从延长。', en: 'No sixty days run here, so there is nothing to extend.', rule: 'R-HD-16' },
  ALREADY_EXTENDED: { zh: '办理期限只能延长一次。', en: 'A term is extended only once.', rule: 'R-HD-16' },
  EXTENSION_TOO_LONG: { zh: '延长期限不得超过三十日。', en: 'An extension adds at most thirty days.', rule: 'R-HD-16', field: 'days' },
  TERM_RUN_OUT: { zh: '办理期限已经届满，不能再延长。', en: 'The term has run out and can no longer be extended.', rule: 'R-HD-16' },

  PARTS_MISSING: { zh: '还有单位没有答复。', en: 'A department has not answered yet.', rule: 'R-HD-12' },
  NOT_YOURS_TO_REPLY: { zh: '处理意见书由主办单位出具。', en: 'The leading department issues the reply.', rule: 'R-HD-12' },
  NO_REPLY: { zh: '处理意见书尚未出具。', en: 'The reply has not been issued.', rule: 'R-HD-12' },
  NOT_YOURS_TO_DELIVER: { zh: '由主办单位或者大厅送达。', en: 'The leading department or the hall delivers the reply.' },
  RECEIVER_WITHDREW: { zh: '这个人提出的信访件已经撤回，处理意见书送达未撤回的信访人。', en: 'That person has withdrawn; the reply is delivered to those whose submissions stand.', field: 'receiver' },
  NOT_YOURS_TO_SETTLE: { zh: '调解、和解由主办单位记录。', en: 'The leading department records the settlement.', rule: 'R-HD-15' },
  LEFT_OUT: { zh: '和解应当列明收到该事项的全部单位；不再参加的，先撤回转送或者核实异议。', en: 'A settlement names every department that has a share of the case.', field: 'departments' },
  NOT_YOURS_TO_END: { zh: '由主办单位或者大厅办结；不予受理、转出由登记环节决定。', en: 'The leading department or the hall ends a case; declining and referring are decided at the window.' },
  OTHERS_STAND: { zh: '还有信访件没有撤回，不能以撤回办结。', en: 'Other submissions of the case stand: it does not end as withdrawn.' },
  LAST_ONE_STANDS: { zh: '该事项只剩这一件，撤回即办结：请以 withdrawn 办结。', en: 'It is the last submission of the case that stands: the case ends as withdrawn.' },
  UNKNOWN_SUBMISSION: { zh: '该事项没有这个编号的信访件。', en: 'The case has no submission of this number.', field: 'number' },
  ALREADY_WITHDRAWN: { zh: '该信访件已经撤回。', en: 'The submission was withdrawn already.' },
  NOT_DELIVERED: { zh: '答复尚未送达信访人。', en: 'The reply has not been delivered to the petitioner.', rule: 'T23' },
  NOT_SETTLED: { zh: '尚未达成和解。', en: 'No settlement has been reached.', rule: 'R-HD-15' },
  REASONS_MISSING: { zh: '应当写明信访人撤回的情况。', en: 'A withdrawal says how the petitioner declared it.', field: 'reasons' },
  WITHDRAWN_TOO_LATE: { zh: '已经和解或者答复送达，不能再撤回。', en: 'After a settlement or the delivery of the reply there is nothing to withdraw.' },

  NOT_YOURS_TO_HAND_OVER: { zh: '只有当前保管者可以移交。', en: 'Only the custodian can hand the case over.' },
  OFFER_STANDS: { zh: '已有一项移交等待答复。', en: 'Another offer waits for its answer.' },
  NO_OFFER: { zh: '没有向您移交。', en: 'No offer of custody waits for you.' },
  OFFERED_TO_ITSELF: { zh: '不能移交给自己。', en: 'Custody cannot be offered to its holder.', field: 'to' },

  ALREADY_OPEN: { zh: '名录中已有这个单位。', en: 'The department is in the register with other particulars.' },
  RESERVED_NAME: { zh: '这个代号留给大厅本身。', en: 'This name is kept for the hall itself.', field: 'department' },
  DEPARTMENT_HOLDS_CASES: { zh: '该单位还有未办结的信访事项，应当先撤回、移交或者办结。', en: 'The department still has cases that go on; they are withdrawn, handed over or ended first.', rule: 'R-RT-11' },
  STILL_COUNTING: { zh: '正在清点各单位未办结的信访事项，请稍后再办。', en: 'The cases that go on are still being counted; try again in a moment.' },
  ITS_OWN_SUPERIOR: { zh: '单位不能是自己的上级。', en: 'A department cannot be its own superior.', field: 'superior' },
  ITS_OWN_SUCCESSOR: { zh: '单位不能承继自己。', en: 'A department cannot succeed itself.', field: 'successor' },
});

/** The reasons for which routing may say no. */
export type RoutingReason = ReasonOf<typeof refuseRouting>;
