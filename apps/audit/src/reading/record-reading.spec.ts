// A reading is recorded once.
import { CaseRead } from '@onehall/contracts';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { readings } from './reading.js';
import { RecordReading, recordReading } from './record-reading.js';

const readingId = 'a3bb189e-8bf9-5888-9912-ace4e6543002';
const caseId = 'b3bb189e-8bf9-5888-9912-ace4e6543002';
const given = decisions(readings, { law: lawOn('2026-03-02') });
const look = new RecordReading(readingId, { caseId, what: 'history', purpose: '年度巡查' });
const read = CaseRead({ readingId, caseId, what: 'history', purpose: '年度巡查' });

describe('Somebody looks at a case', () => {
  it('and the ledger remembers it', () => given().when(recordReading, look).then(read));
  it('once, however often the request is repeated', () => given(read).when(recordReading, look).thenNothing());
});
