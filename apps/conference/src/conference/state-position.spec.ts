// Proof of who may state a position, when, and on what.
import { absent, agenda, agreed, called, conferenceId, elsewhere, estate, excused, given, handlerOf, opposed, present, resolved } from '../../test/the-estate.js';
import { statePosition, StatePosition } from './state-position.js';

const oppose = new StatePosition(conferenceId, { department: 'land', about: estate, stance: 'oppose', view: '土地手续不全' });
const agree = new StatePosition(conferenceId, { department: 'land', about: estate, stance: 'agree', view: '补办手续后可以登记' });

describe('A department states its position', () => {
  it('when it sits at the table', () => given(called, present('land')).when(statePosition, oppose, { actor: handlerOf('land') }).then(opposed));
  it('or when the secretary writes down what it says', () => given(called, present('land')).when(statePosition, oppose).then(opposed));
  it('or in writing, when it is excused', () => given(called, excused('land')).when(statePosition, oppose).then(opposed));
  it('and may change its mind until the resolution', () => given(called, present('land'), opposed).when(statePosition, agree).then(agreed));
  it('but not when it stayed away: silence is no position', () => given(called, absent('land')).when(statePosition, oppose).thenRefused('NOT_PRESENT'));
  it('nor before anybody has recorded that it came', () => given(called).when(statePosition, oppose).thenRefused('NOT_PRESENT'));
  it('nor when it was not invited', () =>
    given(called, present('land')).when(statePosition, new StatePosition(conferenceId, { ...oppose.given, department: 'water' })).thenRefused('NOT_INVITED'));
  it('and never that of another department', () => given(called, present('land')).when(statePosition, oppose, { actor: handlerOf('tax') }).thenRefused('NOT_YOURS'));
  it('on the cases at the table only', () =>
    given(called, present('land')).when(statePosition, new StatePosition(conferenceId, { ...oppose.given, about: elsewhere })).thenRefused('NOT_AT_TABLE'));
  it('and not after the resolution', () => given(called, agenda, present('land'), resolved).when(statePosition, oppose).thenRefused('ALREADY_RESOLVED'));
});
