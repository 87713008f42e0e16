// What an act of a file says at the window.
import { caseSayings, type Known } from './act-requests.js';

const known: Known = {
  case: { caseId: 'c1' } as Known['case'],
  department: name => name,
  caseOf: () => ({ caseId: 'c1' }) as Known['case'],
};

it('A withdrawal says what the petitioner declared, another ending says nothing more', () => {
  const end = { at: '2026-03-02 09:00', act: 'end' } as const;
  expect(caseSayings.end({ ...end, how: 'withdrawn', reasons: '来电撤回' }, known)).toEqual({ method: 'POST', path: '/routing/cases/c1/ending', as: 'u-router', body: { how: 'withdrawn', reasons: '来电撤回' } });
  expect(caseSayings.end({ ...end, how: 'settled' }, known).body).toEqual({ how: 'settled' });
});
