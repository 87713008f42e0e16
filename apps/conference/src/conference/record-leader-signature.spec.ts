// Proof of how a leader’s signature is recorded.
import { LeaderSigned } from '@onehall/contracts';
import { agenda, called, conferenceId, estate, given, present, resolved, signed } from '../../test/the-estate.js';
import { recordLeaderSignature, RecordLeaderSignature } from './record-leader-signature.js';

const record = new RecordLeaderSignature(conferenceId, { leader: '县长', instruction: '请自然资源局五月底前办结' });
const onPaper = LeaderSigned({ conferenceId, caseId: estate, leader: '县长', signedOn: '2026-03-09', instruction: '请自然资源局五月底前办结' });

describe('A leader signs what a conference resolved', () => {
  it('and the hall keeps the day and the words', () => given(called, agenda, present('land'), resolved).when(recordLeaderSignature, record).then(onPaper));
  it('before the minutes or after them', () => given(called, agenda, present('land'), resolved, signed).when(recordLeaderSignature, record).then(onPaper));
  it('but not before there is a resolution', () => given(called, agenda).when(recordLeaderSignature, record).thenRefused('NOT_RESOLVED'));
});
