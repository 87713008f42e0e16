// Proof of how an agenda is set.
import { AgendaSet } from '@onehall/contracts';
import { agenda, called, cancelled, conferenceId, elsewhere, estate, given, neighbours, present, resolved } from '../../test/the-estate.js';
import { setAgenda, SetAgenda } from './set-agenda.js';

const two = new SetAgenda(conferenceId, [{ caseId: neighbours, topic: '共用道路' }, { caseId: estate, topic: '不动产证办理' }]);

describe('The agenda of a conference', () => {
  it('is numbered in the order in which it was given', () =>
    given(called).when(setAgenda, two).then(
      AgendaSet({ conferenceId, caseId: estate, agenda: [{ item: 1, caseId: neighbours, topic: '共用道路' }, { item: 2, caseId: estate, topic: '不动产证办理' }] }),
    ));
  it('can be set anew until the resolution', () => given(called, agenda).when(setAgenda, two).thenTypes('AgendaSet'));
  it('names no case that is not at the table', () => given(called).when(setAgenda, new SetAgenda(conferenceId, [{ caseId: elsewhere, topic: '别的事' }])).thenRefused('NOT_AT_TABLE'));
  it('has each topic of a case once, but a case may have several, and a topic several cases', () => {
    const roads = { caseId: neighbours, topic: '共用道路' };
    given(called).when(setAgenda, new SetAgenda(conferenceId, [roads, { ...roads, topic: '共用道路 ' }])).thenRefused('TOPIC_TWICE');
    given(called).when(setAgenda, new SetAgenda(conferenceId, [roads, { ...roads, topic: '路灯' }, { ...roads, caseId: estate }])).thenTypes('AgendaSet');
  });
  it('does not change after the resolution', () => given(called, agenda, present('land'), resolved).when(setAgenda, two).thenRefused('ALREADY_RESOLVED'));
  it('is not set for a conference that nobody called', () => given().when(setAgenda, two).thenRefused('UNKNOWN_CONFERENCE'));
  it('is not set for a conference that was cancelled', () => given(called, cancelled).when(setAgenda, two).thenRefused('CANCELLED'));
});
