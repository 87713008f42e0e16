// How a filled form becomes a registration.
import type { NamedPerson } from '../submission/register-submission.js';
import { registrationOf } from './registration-form.js';
import type { RegisterSubmissionDto } from './submission.dto.js';

const person = (standing: NamedPerson['standing']): NamedPerson => ({ personId: '22222222-2222-4222-8222-222222222222', standing, name: 'Person' });
const fill = (form: Partial<RegisterSubmissionDto>, persons: readonly NamedPerson[] = []) =>
  registrationOf({ channel: 'letter', purpose: 'request', title: 'No water', ...form }, { caseId: 'c', opens: true, queryCode: 'K7M2Q9XW4T', persons });

describe('A filled form', () => {
  it('leaves out what was not given', () =>
    expect(fill({})).toStrictEqual({ caseId: 'c', opens: true, queryCode: 'K7M2Q9XW4T', persons: [], channel: 'letter', purpose: 'request', title: 'No water', personCount: 1 }));
  it('gives instants in UTC', () => expect(fill({ receivedAt: '2026-03-02T09:30:00+08:00' }).receivedAt).toBe('2026-03-02T01:30:00.000Z'));
  it('flags a threat, or nothing', () => {
    expect(fill({ threat: true }).threat).toBe(true);
    expect(fill({ threat: false })).not.toHaveProperty('threat');
  });
  it('keeps of the origin what was given', () => expect(fill({ origin: { organ: 'City petition office', answerBy: '2026-04-30' } }).origin).toStrictEqual({ organ: 'City petition office', answerBy: '2026-04-30' }));
});

describe('Where nobody counted, a form counts', () => {
  it.each([
    ['those who are named, without their agent', fill({ channel: 'visit' }, [person('petitioner'), person('agent')]), 1],
    ['one who gives no name in a letter', fill({ channel: 'letter' }), 1],
    ['nobody behind an instruction that names nobody', fill({ channel: 'instruction' }), 0],
    ['nobody behind a screening', fill({ channel: 'screening' }), 0],
    ['nobody behind an accusation', fill({ purpose: 'accusation' }), 0],
    ['what was counted, where it was', fill({ personCount: 30 }, [person('petitioner')]), 30],
  ])('%s', (_, { personCount }, count) => expect(personCount).toBe(count));
});
