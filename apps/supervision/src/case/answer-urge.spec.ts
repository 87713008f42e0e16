// Proof of who answers an urge, and how often.
import { DepartmentUrged, UrgeAnswered, WatchSealed } from '@onehall/contracts';
import { at, caseId, given, handlerOf, other, supervisor } from '../../test/facts.js';
import { answerUrge, AnswerUrge } from './answer-urge.js';

const urgeId = other;
const urged = DepartmentUrged({ caseId, urgeId, department: 'land', urgedOn: '2026-05-07', ground: '超期' });
const answered = UrgeAnswered({ caseId, urgeId, department: 'land', answeredOn: '2026-05-08', answer: '本周办结' });
const answer = new AnswerUrge(caseId, { urgeId, answer: '本周办结' });
const scene = { now: at('2026-05-08'), actor: handlerOf('land') };

describe('An urge is answered', () => {
  it('by the department that was urged', () => given(urged).when(answerUrge, answer, scene).then(answered));
  it('and by no other', () => given(urged).when(answerUrge, answer, { ...scene, actor: handlerOf('tax') }).thenRefused('NOT_YOURS'));
  it('nor by the supervisor himself', () => given(urged).when(answerUrge, answer, { ...scene, actor: supervisor }).thenRefused('NOT_YOURS'));
  it('once', () => given(urged, answered).when(answerUrge, answer, scene).thenRefused('URGE_ANSWERED'));
  it('not when the case has gone to the discipline organ meanwhile', () => given(urged, WatchSealed({ caseId, sealedOn: '2026-05-08' })).when(answerUrge, answer, scene).thenRefused('NOT_YOURS'));
  it('only when there was one', () => given().when(answerUrge, answer, scene).thenRefused('UNKNOWN_URGE'));
});
