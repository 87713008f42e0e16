// A finding is recorded once and stands.
import { FindingRecorded } from '@onehall/contracts';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { findings } from './finding.js';
import { RecordFinding, recordFinding } from './record-finding.js';

const findingId = 'a3bb189e-8bf9-5888-9912-ace4e6543002';
const given = decisions(findings, { law: lawOn('2026-03-02') });
const say = new RecordFinding(findingId, { service: 'routing', stream: 'hall/case/x', version: 3, wrong: 'the content was changed' });
const found = FindingRecorded({ findingId, service: 'routing', stream: 'hall/case/x', version: 3, wrong: 'the content was changed' });

describe('A proof does not hold', () => {
  it('and the ledger says where and why', () => given().when(recordFinding, say).then(found));
  it('once, however often it is found', () => given(found).when(recordFinding, say).thenNothing());
});
