// How the file of a case reads once it is the discipline organ's, and what a correction of a person changes in it.
import { CaseDisposed, CaseTakenOffTable, SubmissionCorrected } from '@onehall/contracts';
import { atTable, caseId, conferenceId, march, recorded, submissionId, wholeLife } from '../test/a-life.js';
import { caseFile } from './case-file.js';

const before = caseFile(caseId, wholeLife);
const disposed = recorded('intake', CaseDisposed({ caseId, way: 'discipline', organ: '县纪委监委', disposedOn: '2026-03-30', article: '第三十条', paper: { kind: '检举控告移送单', number: '1', issuedOn: '2026-03-30' } }), march(30));
const takenOff = (about: string) => recorded('conference', CaseTakenOffTable({ conferenceId, caseId, about, tasks: [] }), march(30));

describe('A case that goes to the discipline organ', () => {
  it('is confidential from then on, and was not before', () => {
    expect(before.confidential).toBe(false);
    expect(caseFile(caseId, [...wholeLife, disposed]).confidential).toBe(true);
  });

  it('keeps of a conference who was called and the number of its minutes, and no word that was said', () => {
    expect(before.conferences[conferenceId]).toMatchObject({ subject: '水闸', positions: [{ view: '同意' }] });
    const table = caseFile(caseId, [...atTable, takenOff(caseId)]).conferences[conferenceId];
    expect(table).toMatchObject({ convener: '副县长', positions: [], tasks: {} });
    expect([table?.subject, table?.resolution]).toEqual([undefined, undefined]);
  });

  it('takes nothing out of the file of another case of that table', () =>
    expect(caseFile(caseId, [...wholeLife, takenOff('00000000-0000-4000-8000-00000000ffff')]).conferences).toEqual(before.conferences));
});

describe('A person who is corrected', () => {
  it('reads so in the file', () => {
    const [person] = before.submissions.flatMap(({ persons }) => persons);
    const corrected = SubmissionCorrected({ submissionId, caseId, persons: [{ personId: person?.personId ?? '', name: '赵大满' }], reasons: '听错' });
    expect(caseFile(caseId, [...wholeLife, recorded('intake', corrected, march(30))]).submissions[0]?.persons[0]).toEqual({ ...person, name: '赵大满' });
  });
});
