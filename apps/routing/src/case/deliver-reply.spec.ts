// Tests of deliver-reply: after the reply, by the lead or the hall, once.
import { ReplyDelivered, type RoutingCaseEvent } from '@onehall/contracts';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { DeliverReply, deliverReply } from './deliver-reply.js';
import { added, allAnswered, at, caseId, clerk, delivered, gone, handlerOf, issued, land, law, monday, opened, screened, settled, tuesday, water } from '../../test/a-case.js';

const wednesday = '2026-03-04';
const given = decisions(cases, { law, actor: handlerOf(water), ...at(wednesday) });
const receiver = { personId: '00000000-0000-4000-8000-00000000b001', name: '本人' };
const deliver = (deliveredOn?: string) => new DeliverReply(caseId, { method: 'direct', deliveredOn });

describe('The reply is delivered', () => {
  it('by the lead', () => given(...allAnswered, issued).when(deliverReply, deliver(tuesday)).then(delivered));
  it('by the hall, with the receiver, whose name is the receiver’s own', () =>
    given(...allAnswered, issued)
      .when(deliverReply, new DeliverReply(caseId, { method: 'post', receiver }), { actor: clerk })
      .then(ReplyDelivered({ caseId, deliveredOn: wednesday, method: 'post', receiver, numbers: [opened.number] })));
  it('not to somebody who has withdrawn', () => given(...allAnswered, issued).when(deliverReply, new DeliverReply(caseId, { method: 'direct', receiver: { ...receiver, withdrew: true } })).thenRefused('RECEIVER_WITHDREW'));
  it('not by an assisting department', () => given(...allAnswered, issued).when(deliverReply, deliver(), { actor: handlerOf(land) }).thenRefused('NOT_YOURS_TO_DELIVER'));
  it('not before it is issued', () => given(...allAnswered).when(deliverReply, deliver()).thenRefused('NO_REPLY'));
  it('not on a day before that', () => given(...allAnswered, issued).when(deliverReply, deliver(monday)).thenRefused('TOO_EARLY'));
  it('not in the future', () => given(...allAnswered, issued).when(deliverReply, deliver('2026-03-05')).thenRefused('IN_THE_FUTURE'));
  it('only once, however often it is said', () => {
    given(...allAnswered, issued, delivered).when(deliverReply, deliver(tuesday)).thenNothing();
    given(...allAnswered, issued, delivered).when(deliverReply, deliver()).thenNothing();
  });
  it('and not on two days', () => given(...allAnswered, issued, delivered).when(deliverReply, deliver(wednesday)).thenRefused('ALREADY_DELIVERED'));
  it('nor to somebody else, whose name would be lost', () => {
    const to = (personId: string) => new DeliverReply(caseId, { method: 'direct', receiver: { ...receiver, personId } });
    const received = ReplyDelivered({ ...delivered.data, receiver });
    given(...allAnswered, issued, delivered).when(deliverReply, to(receiver.personId)).thenRefused('ALREADY_DELIVERED');
    given(...allAnswered, issued, received).when(deliverReply, to('00000000-0000-4000-8000-00000000b002')).thenRefused('ALREADY_DELIVERED');
    given(...allAnswered, issued, received).when(deliverReply, to(receiver.personId)).thenNothing();
    given(...allAnswered, issued, received).when(deliverReply, deliver()).thenNothing();
  });
  it('nor in two ways', () => given(...allAnswered, issued, delivered).when(deliverReply, new DeliverReply(caseId, { method: 'online' })).thenRefused('ALREADY_DELIVERED'));
  it('not where a settlement took its place', () => given(...allAnswered, settled).when(deliverReply, deliver()).thenRefused('CASE_SETTLED'));
  it('to whoever joined what had been found by screening, and not where nobody did or all have withdrawn', () => {
    const screenedAnd = (...events: readonly RoutingCaseEvent[]) => given(screened, ...events, ...allAnswered.slice(1), issued).when(deliverReply, deliver());
    screenedAnd(added('2026-0002')).then(ReplyDelivered({ ...delivered.data, deliveredOn: wednesday, numbers: ['2026-0002', opened.number] }));
    screenedAnd().thenRefused('NO_PETITIONER');
    screenedAnd(added('2026-0002'), gone('2026-0002')).thenRefused('NO_PETITIONER');
  });
});
