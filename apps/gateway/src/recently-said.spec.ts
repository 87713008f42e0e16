// What the gateway remembers of answers: the last fact of each service about a matter, found by whatever was said together with it.
import { RecentlySaid } from './recently-said.js';

const caseId = '5c2e9d4e-4b43-4f0e-9d3a-0c6b5d2f1a77';
const submissionId = '11111111-1111-4111-8111-111111111111';
const answer = (token: string, stream = `hall/case/${caseId}`): string => JSON.stringify({ stream, version: 1, token, repeated: false });

describe('What was said through the gateway', () => {
  it('is found by the ids of the request and of the answer, by the stream, and by what was said together with them', () => {
    const recently = new RecentlySaid();
    recently.heard({ asked: '/intake/submissions {"title":"水渠"}', answer: JSON.stringify({ stream: `hall/submission/${submissionId}`, token: 'intake:0:7', caseId, submissionId, number: '20260302V00001' }) });
    recently.heard({ asked: `/routing/cases/${caseId}/sending {}`, answer: answer('routing:0:9') });
    recently.heard({ asked: `/routing/cases/${caseId}/signing-for {}`, answer: answer('routing:0:12') });
    recently.heard({ asked: '/routing/departments {"department":"county-water"}', answer: answer('routing:0:30', 'hall/department/county-water') });
    for (const asked of [`/supervision/cases/${caseId}`, `/intake/submissions/${submissionId}`]) expect(recently.about(asked)).toBe('intake:0:7,routing:0:12');
    expect(recently.about('{"departments":[{"department":"county-water"}]}')).toBe('routing:0:30');
    expect([recently.about('/intake/public/cases?number=20260302V00001'), recently.about('/audit/cases/0d5e7d0c-6f1b-4f5e-8c39-2f2b7e1f6a10')]).toEqual(['', '']);
  });

  it('is nothing where nothing was written', () => {
    const recently = new RecentlySaid();
    for (const said of ['', 'null', '"text"', '{"token":7}', '{"token":"a bearer\'s"}', answer('')]) recently.heard({ asked: `/routing/cases/${caseId}/sending`, answer: said });
    expect(recently.about(`/routing/cases/${caseId}`)).toBe('');
  });
});
