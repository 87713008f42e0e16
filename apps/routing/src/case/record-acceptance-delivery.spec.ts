// Tests of record-acceptance-delivery: the notice reaches the petitioner, and with the setting 'delivery' the sixty days begin.
import { AcceptanceDelivered, CaseAccepted } from '@onehall/contracts';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { RecordAcceptanceDelivery, recordAcceptanceDelivery } from './record-acceptance-delivery.js';
import { accepted, acceptanceDelivered, added, at, atWork, caseId, handlerOf, law, monday, offered, screened, sentOut, settled, signed, tuesday, water } from '../../test/a-case.js';

const wednesday = '2026-03-04';
const given = decisions(cases, { law, actor: handlerOf(water), ...at(wednesday) });
const record = (deliveredOn?: string) => new RecordAcceptanceDelivery(caseId, { deliveredOn });
const { department, acceptedOn, paper } = accepted(water).data;
const acceptedWithoutTerm = CaseAccepted({ caseId, department, route: 'route-6', acceptedOn, paper });

describe('The notice of acceptance is delivered', () => {
  it('today, when nothing else is said', () => given(...atWork, accepted(water)).when(recordAcceptanceDelivery, record()).then(acceptanceDelivered(water, wednesday)));
  it('or on the day that is said', () => given(...atWork, accepted(water)).when(recordAcceptanceDelivery, record(tuesday)).then(acceptanceDelivered(water, tuesday)));
  it('and begins the sixty days that the notice did not begin', () =>
    given(...atWork, acceptedWithoutTerm).when(recordAcceptanceDelivery, record()).then(AcceptanceDelivered({ caseId, department: water, deliveredOn: wednesday, answerBy: law.deadline('C-HANDLE', wednesday) })));
  it('but begins none once the parties have come to terms', () => given(...atWork, acceptedWithoutTerm, settled).when(recordAcceptanceDelivery, record()).then(acceptanceDelivered(water, wednesday)));
  it('and begins none on another route', () => given(...atWork, accepted(water, 'route-2')).when(recordAcceptanceDelivery, record()).then(acceptanceDelivered(water, wednesday)));
  it('and begins them, by the law of the day of delivery, on what that law gives them to', () => {
    const noted = (route: 'route-5' | 'route-6', on: string) => CaseAccepted({ caseId, department, route, acceptedOn: on, paper });
    const deliveredAfter = (route: 'route-5' | 'route-6', acceptedOn: string, deliveredOn: string) =>
      given(...atWork, noted(route, acceptedOn)).when(recordAcceptanceDelivery, record(deliveredOn), { law: lawOn(deliveredOn), ...at(deliveredOn) }).events()[0]?.data;
    expect(deliveredAfter('route-5', '2010-03-01', '2010-03-02')).toMatchObject({ answerBy: { on: '2010-05-04', article: '信访条例 第三十三条' } });
    expect(deliveredAfter('route-6', '2022-04-29', '2022-05-02')).toMatchObject({ answerBy: { article: '信访工作条例 第三十四条' } });
    expect(deliveredAfter('route-5', '2022-04-29', '2022-05-02')).not.toHaveProperty('answerBy');
  });
  it('not in the future', () => given(...atWork, accepted(water)).when(recordAcceptanceDelivery, record('2026-03-05')).thenRefused('IN_THE_FUTURE'));
  it('not before it was written', () => given(...atWork, accepted(water)).when(recordAcceptanceDelivery, record(monday)).thenRefused('TOO_EARLY'));
  it('only once, however often it is said', () => given(...atWork, accepted(water), acceptanceDelivered(water, wednesday)).when(recordAcceptanceDelivery, record()).thenNothing());
  it('and not on two days', () => given(...atWork, accepted(water), acceptanceDelivered(water, tuesday)).when(recordAcceptanceDelivery, record()).thenRefused('ALREADY_DELIVERED'));
  it('never before acceptance', () => given(...atWork).when(recordAcceptanceDelivery, record()).thenRefused('NOT_ACCEPTED'));
  it('to whoever joined what had been found by screening', () => given(screened, added('2026-0002'), sentOut, offered, signed(water), accepted(water)).when(recordAcceptanceDelivery, record()).then(acceptanceDelivered(water, wednesday)));
  it('never where nobody brought the case', () => given(screened, sentOut, offered, signed(water), accepted(water)).when(recordAcceptanceDelivery, record()).thenRefused('NO_PETITIONER'));
});
