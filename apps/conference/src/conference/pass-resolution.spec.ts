// Proof of what a conference may resolve.
import { absent, agenda, called, cancelled, certificates, conferenceId, declined, elsewhere, estate, given, neighbours, present, resolved, survey, takenOff, wideAgenda } from '../../test/the-estate.js';
import { passResolution, PassResolution, type AgreedTask } from './pass-resolution.js';

const measure: AgreedTask = { taskId: survey, caseId: estate, department: 'housing', what: '补测绘', dueOn: '2026-03-31' };
const register: AgreedTask = { taskId: certificates, caseId: neighbours, department: 'land', what: '办理登记', dueOn: '2026-04-30' };
const resolve = (...tasks: AgreedTask[]) => new PassResolution(conferenceId, { resolution: '四月底前办结登记', tasks });

describe('A conference resolves', () => {
  const table = given(called, wideAgenda, present('land'), absent('tax'));
  it('what each department does by which day', () => table.when(passResolution, resolve(measure, register)).then(resolved));
  it('with no task at all, when nothing is left to do', () => table.when(passResolution, resolve()).thenTypes('ResolutionPassed'));
  it('something for today', () => table.when(passResolution, resolve({ ...measure, dueOn: '2026-03-09' })).thenTypes('ResolutionPassed'));
  it('nothing for yesterday', () => table.when(passResolution, resolve(measure, { ...register, dueOn: '2026-03-08' })).thenRefused('DUE_TOO_EARLY'));
  it('nothing for a day years ahead, which is a slip of the pen', () => {
    table.when(passResolution, resolve({ ...measure, dueOn: '2028-03-09' })).thenTypes('ResolutionPassed');
    for (const dueOn of ['2028-03-10', '2090-12-31']) table.when(passResolution, resolve(register, { ...measure, dueOn })).thenRefused('DUE_TOO_FAR');
  });
  it('nothing for a department that was not invited', () => table.when(passResolution, resolve({ ...measure, department: 'water' })).thenRefused('NOT_INVITED'));
  it('nothing about a case that is not at the table', () => table.when(passResolution, resolve({ ...measure, caseId: elsewhere })).thenRefused('NOT_AT_TABLE'));
  it('nothing about a case of which no item of the agenda speaks', () => {
    given(called, agenda, present('land')).when(passResolution, resolve(measure)).thenTypes('ResolutionPassed');
    given(called, agenda, present('land')).when(passResolution, resolve(measure, register)).thenRefused('NOT_ON_AGENDA');
  });
  it('nothing without an agenda', () => given(called, present('land')).when(passResolution, resolve()).thenRefused('NO_AGENDA'));
  it('nothing once every case has left of which an item of the agenda speaks', () => {
    for (const left of [declined, takenOff]) {
      given(called, agenda, present('land'), left).when(passResolution, resolve()).thenRefused('NO_AGENDA');
      given(called, wideAgenda, present('land'), left).when(passResolution, resolve()).thenTypes('ResolutionPassed');
    }
  });
  it('nothing when nobody came', () => given(called, agenda, absent('land')).when(passResolution, resolve()).thenRefused('NOBODY_PRESENT'));
  it('once', () => given(called, agenda, present('land'), resolved).when(passResolution, resolve()).thenRefused('ALREADY_RESOLVED'));
  it('not when it was cancelled', () => given(called, cancelled).when(passResolution, resolve()).thenRefused('CANCELLED'));
});
