// Proof of how supervision begins to watch a case.
import { CaseWatched } from '@onehall/contracts';
import { caseId, given } from '../../test/facts.js';
import { watchCase, WatchCase } from './watch-case.js';

const watch = new WatchCase(caseId, { number: 'F2026-1', openedAt: '2026-03-01T16:00:00.000Z' });
const watched = CaseWatched({ caseId, number: 'F2026-1', openedOn: '2026-03-02' });

describe('Supervision watches a case', () => {
  it('from the day in Shanghai on which it was opened', () => given().when(watchCase, watch).then(watched));
  it('once, however often it hears of it', () => given(watched).when(watchCase, watch).thenNothing());
});
