// How the file of a case reads once it is the discipline organ's, once a submission of it went its own way, and what a correction of a person changes in it.
import { CaseDisposed, CaseTakenOffTable, SubmissionCorrected, SubmissionRegistered, SubmissionSetApart } from '@onehall/contracts';
import { atTable, caseId, conferenceId, inIntake, march, otherCase, recorded, submissionId, wholeLife } from '../test/a-life.js';
import { bareFile } from './bare-file.js';
import { caseFile } from './case-file.js';

const before = caseFile(caseId, wholeLife);
const disposed = recorded('intake', CaseDisposed({ caseId, way: 'discipline', organ: '县纪委监委', disposedOn: '2026-03-30', article: '第三十条', paper: { kind: '检举控告移送单', number: '1', issuedOn: '2026-03-30' } }), march(30));
const takenOff = (about: string, because?: 'declined') => recorded('conference', CaseTakenOffTable({ conferenceId, caseId, about, tasks: [], ...(because && { because }) }), march(30));

describe('A case that goes to the discipline organ', () => {
  it('is confidential from then on, and was not before', () => {
    expect(before.confidential).toBe(false);
    expect(caseFile(caseId, [...wholeLife, disposed]).confidential).toBe(true);
  });

  it('is a number, a door, a day and that it went, to whom it is not', () => {
    expect(bareFile(caseFile(caseId, [...wholeLife, disposed, takenOff(caseId)]))).toEqual({ confidential: true, number: '20260304L00001', channel: 'letter', receivedOn: '2026-03-02', disposal: { way: 'discipline', on: '2026-03-30' } });
    expect(bareFile(caseFile(caseId, [...wholeLife, disposed], { asOf: march(2, '15:59:59.999') }))).toEqual({ confidential: true, number: '20260304L00001', channel: 'letter' });
    expect(bareFile(before)).not.toHaveProperty('disposal');
  });

  it('keeps what was said of it for those whose it is', () => expect(caseFile(caseId, [...wholeLife, disposed, takenOff(caseId)]).conferences).toEqual({ [conferenceId]: { ...before.conferences[conferenceId], takenOff: { at: march(30) } } }));

  it('leaves of a table in the file of another case what was said on that one, and no words that may speak of it', () => {
    expect(before.conferences[conferenceId]).toMatchObject({ subject: '水闸', positions: [{ view: '同意' }] });
    const { [conferenceId]: table } = caseFile(caseId, [...wholeLife, takenOff(otherCase)]).conferences;
    expect(table).toMatchObject({ convener: '副县长', positions: [{ view: '同意' }], minutes: { number: '联纪〔2026〕1号' } });
    expect([table?.subject, table?.resolution, table?.venue, table?.minutes?.text, table?.signatures]).toEqual([undefined, undefined, undefined, undefined, [{ leader: '县长', on: '2026-03-19' }]]);
    expect([table?.agenda, table?.posts]).toEqual([[{ item: 1, topic: '修闸' }], {}]);
  });

  it('as of the days before it went, too', () => {
    const { [conferenceId]: table } = caseFile(caseId, [...wholeLife, takenOff(otherCase)], { asOf: march(20) }).conferences;
    expect([table?.subject, table?.resolution, table?.positions.length]).toEqual([undefined, undefined, 1]);
    expect(caseFile(caseId, [...wholeLife, takenOff(otherCase, 'declined')], { asOf: march(20) }).conferences[conferenceId]).toMatchObject({ subject: '水闸' });
  });
  it('and a case that the hall declined leaves them all', () => expect(caseFile(caseId, [...wholeLife, takenOff(otherCase, 'declined')]).conferences).toEqual(before.conferences));
  it('leaves the words that a table wrote once it was gone', () => {
    const { [conferenceId]: table } = caseFile(caseId, [...atTable.slice(0, 1), takenOff(otherCase), ...atTable.slice(1)]).conferences;
    expect([table?.subject, table?.resolution]).toEqual([undefined, '月底前修好']);
  });
});

describe('A submission that opened a case of its own after all', () => {
  const [own, of] = ['00000000-0000-4000-8000-00000000aaaa', '00000000-0000-4000-8000-00000000bbbb'];
  const written = { submissionId: of, number: '20260330L00009', channel: 'letter' as const, receivedAt: march(30), persons: [], personCount: 1, collective: false, purpose: 'request' as const, title: '又一封' };
  const registered = recorded('intake', SubmissionRegistered({ ...written, caseId, opens: false }), march(30));
  const apart = recorded('intake', SubmissionSetApart({ ...written, caseId: own, opens: true, from: caseId }), march(30, '03:00:00.000'));

  it('was brought to the one, as far as was known then, and is in the other', () => {
    const numbers = (id: string, asOf?: string) => caseFile(id, [...(id === own ? [] : inIntake), registered, apart], { asOf }).submissions.map(({ number }) => number);
    expect(numbers(caseId)).toEqual(before.submissions.map(({ number }) => number));
    expect(numbers(caseId, march(30))).toContain('20260330L00009');
    expect(numbers(own)).toEqual(['20260330L00009']);
  });
});

describe('A person who is corrected', () => {
  it('reads so in the file', () => {
    const [person] = before.submissions.flatMap(({ persons }) => persons);
    const corrected = SubmissionCorrected({ submissionId, caseId, persons: [{ personId: person?.personId ?? '', name: '赵大满' }], reasons: '听错' });
    expect(caseFile(caseId, [...wholeLife, recorded('intake', corrected, march(30))]).submissions[0]?.persons[0]).toEqual({ ...person, name: '赵大满' });
  });
});
