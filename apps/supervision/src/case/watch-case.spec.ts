// Proof of how supervision begins to watch a case.
import { CaseWatched, WatchSealed } from '@onehall/contracts';
import { caseId, given } from '../../test/facts.js';
import { sealWatch, SealWatch } from './seal-watch.js';
import { watchCase, WatchCase } from './watch-case.js';

const watch = new WatchCase(caseId, { number: 'F2026-1', openedAt: '2026-03-01T16:00:00.000Z' });
const watched = CaseWatched({ caseId, number: 'F2026-1', openedOn: '2026-03-02' });

describe('Supervision watches a case', () => {
  it('from the day in Shanghai on which it was opened', () => given().when(watchCase, watch).then(watched));
  it('once, however often it hears of it', () => given(watched).when(watchCase, watch).thenNothing());
});

describe('A watched case is sealed', () => {
  const sealed = WatchSealed({ caseId, sealedOn: '2026-03-02' });
  it('at once when it was opened as confidential', () => given().when(watchCase, new WatchCase(caseId, { ...watch.given, confidential: true })).then(watched, sealed));
  it('when it goes to the discipline organ', () => given(watched).when(sealWatch, new SealWatch(caseId, '2026-03-02')).then(sealed));
  it('once', () => given(watched, sealed).when(sealWatch, new SealWatch(caseId, '2026-03-09')).thenNothing());
});
