// What is written as a number leads back to the register in which it was drawn, for every series of every service.
import { contracts } from './registry.js';
import { doors, marks, numbered, paperNumber, registerOf, statedIn, submissionNumber } from './numbers.js';

const meta = { hall: 'hall', commandId: 'c' };
const day = '2026-03-02';

describe('A number that an event states', () => {
  it.each(Object.keys(doors) as (keyof typeof doors)[])('of a submission by %s is of the register of its year and channel', channel => {
    const written = submissionNumber(day, channel, 123_456);
    expect(statedIn('intake', { type: 'SubmissionRegistered', data: { number: written }, meta })).toEqual({ register: registerOf('hall', day, channel), number: 123_456, drawnFor: 'c', written });
  });

  it.each(Object.entries(marks).flatMap(([service, sorts]) => Object.entries(sorts).map(([sort, mark]) => [service, sort, mark])))('of %s on a paper of sort %s is of that register', (service, sort, mark) => {
    const written = paperNumber(mark, day, 7);
    expect(statedIn(service, { type: 'CaseDisposed', data: { paper: { number: written } }, meta })).toEqual({ register: `hall/2026/${sort}`, number: 7, drawnFor: 'c', written });
  });

  it('and that is voided, is of the register and the command that the void names', () => {
    const data = { register: 'hall/2026/visit', number: 3, drawnFor: 'd' };
    expect(statedIn('intake', { type: 'NumberVoided', data, meta })).toEqual({ ...data, written: '3' });
  });

  it('is another’s where routing sends out with the slip of intake, or there is none', () => {
    expect(statedIn('routing', { type: 'CaseSentOut', data: { paper: { number: '转〔2026〕1号' } }, meta })).toBeUndefined();
    expect(statedIn('intake', { type: 'CaseDisposed', data: {}, meta })).toBeUndefined();
  });
});

describe('The events that state a number', () => {
  it('are those with a paper, the registration and the void: none is forgotten', () => {
    const withPaper = [...contracts.values()].filter(({ schema }) => 'paper' in schema.properties).map(({ type }) => type);
    expect([...numbered].sort()).toEqual([...withPaper, 'SubmissionRegistered', 'NumberVoided'].sort());
  });

  it('have marks that differ within a service', () => {
    for (const sorts of Object.values(marks)) expect(new Set(Object.values(sorts)).size).toBe(Object.keys(sorts).length);
  });
});
