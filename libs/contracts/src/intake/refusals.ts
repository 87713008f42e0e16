// Why intake may say no: each reason with a sentence in both languages, and the rule whose article the law of the day names.
import { refusing, type ReasonOf } from '../event.js';

/** Makes intake's refusals. With a `field` the input is at fault (422), `UNKNOWN_*` is not there (404), `NOT_YOURS*` is not for this reader (403), all else contradicts what has happened (409). */
export const refuseIntake = refusing({
  UNKNOWN_CASE: { zh: '没有这个信访事项。', en: 'There is no such case.' },
  UNKNOWN_SUBMISSION: { zh: '没有这个信访件。', en: 'There is no such submission.' },
  UNKNOWN_PERSON: { zh: '没有登记过这个人。', en: 'No such person was registered.' },
  UNKNOWN_NUMBER: { zh: '没有查到：请核对信访件编号和查询码。', en: 'Nothing was found: please check the number and the query code.' },
  NOT_YOURS: { zh: '该事项没有交给您所在的单位。', en: 'This matter was not sent to your department.', rule: 'R-CF-01' },
  NOT_YOURS_TO_SEE: { zh: '您的岗位不查阅这一件。', en: 'This one is not for your post to read.', rule: 'R-CF-01' },

  RECEIVED_IN_FUTURE: { zh: '收到时间不能晚于现在。', en: 'A submission cannot have been received later than now.', field: 'receivedAt' },
  RECEIVED_BEFORE_THE_LAW: { zh: '收到时间早于本厅法规库所知的规定。', en: 'It cannot have been received before any law that the rulebook knows.', field: 'receivedAt' },
  PETITIONED_AFTER_RECEIPT: { zh: '信访日期不能晚于收到日期。', en: 'The day of the petition cannot lie after the day of its receipt.', field: 'petitionedOn' },
  NOTHING_SAID: { zh: '须录入标题或者主要诉求。', en: 'A title or what was said must be written down.', rule: 'R-IN-04', field: 'title' },
  VISITORS_NOT_COUNTED: { zh: '来访须登记人数，至少一人。', en: 'A visit needs the number of visitors, at least one.', rule: 'R-IN-04', field: 'personCount' },
  VISITOR_NOT_NAMED: { zh: '来访须登记来访人或者代表的姓名。', en: 'A visit needs the name of a visitor or representative.', rule: 'R-IN-04', field: 'persons' },
  TOO_MANY_REPRESENTATIVES: { zh: '共同信访事项的代表超过规定人数。', en: 'More of those who came are named to speak than may be.', rule: 'R-IN-10', field: 'persons' },
  MORE_NAMED_THAN_COUNTED: { zh: '登记的信访人多于人数。', en: 'More petitioners are named than were counted.', rule: 'R-IN-04', field: 'personCount' },
  REPRESENTATIVE_NEEDED: { zh: '人数多的集体来访须推选代表，登记至少一名代表，其他人登记为联名人。', en: 'So many visitors choose representatives: name at least one; the others are signatories.', rule: 'R-IN-10', field: 'persons' },
  AGENT_WITHOUT_PRINCIPAL: { zh: '代理人须与被代理的信访人一并登记。', en: 'An agent needs the petitioner for whom he or she acts.', field: 'persons' },
  PERSON_TWICE: { zh: '同一人登记了两次。', en: 'The same person is named twice.', field: 'persons' },
  ID_NUMBER_MISTYPED: { zh: '居民身份证号码录入有误：第十八位校验码不符（GB 11643）。', en: 'The resident ID number was mistyped: its eighteenth digit does not follow from the others (GB 11643).', rule: 'R-IN-04', field: 'persons' },
  BIRTH_DATE_IMPOSSIBLE: { zh: '居民身份证号码录入有误：第七至十四位不是可能的出生日期（GB 11643）。', en: 'The resident ID number was mistyped: its seventh to fourteenth digits are no possible date of birth (GB 11643).', rule: 'R-IN-04', field: 'persons' },
  SCREENING_HAS_NO_PETITIONER: { zh: '排查发现的矛盾没有信访人，不登记人员。', en: 'What was found by screening has no petitioner: no person is named.', field: 'persons' },
  ORGAN_NOT_NAMED: { zh: '上级交办须写明交办机关。', en: 'What comes from above needs the organ that sent it.', rule: 'R-RT-08', field: 'origin.organ' },
  LEADER_NOT_NAMED: { zh: '领导批示须写明批示领导（职务）。', en: "A leader's instruction needs the leader (the post).", field: 'origin.leader' },
  ORIGIN_INCOMPLETE: { zh: '从其他系统导入须同时写明系统和原编号。', en: 'An import needs both the other system and its reference.', field: 'origin.reference' },
  TERM_SET_BY_NOBODY: { zh: '办结期限由交办机关或者批示领导确定，只随上级交办、领导批示登记。', en: 'Only a superior that assigns or a leader who instructs sets a day for the result.', rule: 'R-RT-04', field: 'origin.answerBy' },
  TERM_BEFORE_RECEIPT: { zh: '上级机关、领导所定的办结期限不能早于收到日期。', en: 'The day that a superior or a leader set cannot lie before the day of receipt.', field: 'origin.answerBy' },
  ACCUSATION_NOT_TYPED: {
    zh: '检举控告只登记收到的事实，内容、分类、地点、来源和人员不得录入，也不作更正，原件密封移送。',
    en: 'Of an accusation only the fact is registered: what it says, its category, place and origin and by whom is never typed in nor corrected; the original is handed over sealed.',
    rule: 'R-CF-01',
    field: 'text',
  },
  ACCUSATION_STANDS_ALONE: { zh: '检举控告单独成件，不与其他事项合并。', en: 'An accusation stands alone: it neither joins a case nor is joined.', rule: 'R-CF-01', field: 'caseId' },
  CASE_FINISHED: { zh: '该事项已经和解、答复或者办结，不再并入；请另立新的信访事项，并注明所续的事项（follows）。', en: 'The case was settled, replied to or ended and takes nothing in: open a new case, and name this one as the case that it follows.' },
  STILL_JOINING: { zh: '信访件已经登记，正在并入事项，请稍后以同一请求再取回执。', en: 'The submission was registered and is on its way into the case; ask again in a moment, by the same request, for its receipt.' },
  FOLLOWS_ON_JOINING: { zh: '只有新立的信访事项才注明所续的事项。', en: 'Only a submission that opens a case names the case that it follows.', field: 'follows' },
  PERSON_NOT_NAMED_HERE: { zh: '该信访件没有登记这个人。', en: 'This submission does not name that person.', field: 'persons' },
  PERSON_FORGOTTEN: { zh: '该人的个人信息已依法删除，不能再更正。', en: 'The hall has forgotten this person; nothing can be corrected.', field: 'persons' },
  NOTHING_TO_CORRECT: { zh: '没有要更正的内容。', en: 'Nothing was given to correct.', field: 'reasons' },

  ALREADY_OPEN: { zh: '该事项已由另一信访件立项。', en: 'Another submission has opened this case.' },
  ALREADY_DISPOSED: { zh: '该事项已经分流，不能另作处理。', en: 'The case has been sent on its way already.', rule: 'R-RT-01' },
  ALREADY_ACCEPTED: { zh: '该事项已有单位受理并告知信访人：只能再转送、交办，另定主办单位，不转政法，也不告知去向。', en: 'A department has accepted its part, and the petitioner was told so: the case goes to departments again, under a new lead, and neither to the political-legal organ nor is its petitioner told of another.', rule: 'R-RT-01' },
  ALREADY_DECLINED: { zh: '该事项已出具不予（不再）受理告知书，不再作其他处理，也不出第二份。', en: 'The petitioner was told already, by a numbered notice, that the case is not accepted: nothing else is done with it, nor is there a second notice.' },
  ALREADY_REDIRECTED: { zh: '该事项已出具去向告知书，不再作其他处理，也不出第二份。', en: 'The petitioner was told already, by a numbered notice, which organ is competent: nothing else is done with it, nor is there a second notice.' },
  DEPARTMENT_NEEDED: { zh: '转送、交办须写明责任单位。', en: 'A transfer or assignment needs a department.', rule: 'R-RT-01', field: 'departments' },
  DEPARTMENT_TWICE: { zh: '同一责任单位列了两次。', en: 'A department is named twice.', field: 'departments' },
  LEAD_NEEDED: { zh: '须有且只有一个主办单位。', en: 'Exactly one department leads.', rule: 'R-RT-10', field: 'departments' },
  UNKNOWN_DEPARTMENT: { zh: '没有这个责任单位，或者已经撤销。', en: 'There is no such department, or it was closed.', field: 'departments' },
  DEPARTMENT_NOT_FOR_THIS_WAY: { zh: '只有转送和交办才写责任单位。', en: 'Only a transfer or an assignment names departments.', field: 'departments' },
  ANSWER_BY_NEEDED: { zh: '交办须定反馈期限，且晚于今天。', en: 'An assignment needs a day for its result, later than today.', rule: 'R-RT-04', field: 'answerBy' },
  ANSWER_BY_TOO_FAR: { zh: '反馈期限定得过远，请核对年份。', en: 'The day for the result lies too far ahead: check its year.', field: 'answerBy' },
  ANSWER_BY_NOT_FOR_THIS_WAY: { zh: '只有交办才定反馈期限。', en: 'Only an assignment sets a day for its result.', rule: 'R-RT-04', field: 'answerBy' },
  ORGAN_NEEDED: { zh: '须写明移送的机关。', en: 'The organ that receives the matter must be named.', rule: 'R-RT-05', field: 'organ' },
  ORGAN_NOT_FOR_THIS_WAY: { zh: '转送、交办写责任单位，不写机关。', en: 'A transfer or an assignment names departments, not an organ.', field: 'organ' },
  ONLY_TO_DISCIPLINE: {
    zh: '检举控告只能密封移送纪检监察机关或者有权机关，不得转给其他单位，也不作其他告知。',
    en: 'An accusation is only handed over, sealed, to the discipline organ: never sent to a department, declined or redirected.',
    rule: 'R-CF-01',
  },
  UNKNOWN_GROUND: { zh: '现行规定中没有这一项理由。', en: 'The law in force knows no such ground.', field: 'ground' },
  GROUND_FOR_VISITS_ONLY: { zh: '这一项理由只适用于走访；该事项有以其他形式提出的信访件。', en: 'This ground speaks of visits only, and what stands in the case did not all come by visit.', field: 'ground' },
  NOBODY_TO_TELL: { zh: '该事项由排查发现，没有信访人或者信访人已经撤回，无人可以告知。', en: 'The case was found by screening, and nobody brought it or everybody withdrew: nobody can be told in writing.' },

  NOTHING_TO_SEARCH_BY: { zh: '请给出姓名、电话或者证件号码。', en: 'Give a name, a phone number or an ID number.', field: 'name' },

  RATING_NOT_OPEN: { zh: '答复送达、达成和解或者撤回之后才能评价。', en: 'A case can be rated once its reply was delivered, or it was settled or withdrawn.' },
  RATING_OVER: { zh: '评价期限已过。', en: 'The time for rating is over.' },
  ALREADY_RATED: { zh: '您已经评价过该事项。', en: 'You have rated the case already.' },
});

/** The reasons for which intake may say no. */
export type IntakeReason = ReasonOf<typeof refuseIntake>;
