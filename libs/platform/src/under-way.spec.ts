// What is under way, by the names of what it is about.
import { namesIn, UnderWay } from './under-way.js';

const caseId = '5c2e9d4e-4b43-4f0e-9d3a-0c6b5d2f1a77';
const submissionId = '11111111-1111-4111-8111-111111111111';

describe('What is under way', () => {
  it('is found by every id in it and by its stream, as a request or a command names them', () => {
    const underWay = new UnderWay();
    underWay.wrote({ service: 'intake', stream: `hall/submission/${submissionId}`, data: [`{"caseId":"${caseId}","channel":"visit"}`], gpos: 7 });
    underWay.wrote({ service: 'routing', stream: 'hall/department/county-water', data: ['{}'], gpos: 8 });
    const about = (text: string) => underWay.about(namesIn(text)).map(({ gpos }) => gpos);
    expect(about(`/routing/cases/${caseId}?number=1`)).toEqual([7]);
    expect(about(JSON.stringify({ submissionId, caseId }))).toEqual([7]);
    expect(about(JSON.stringify({ departments: [{ department: 'county-water' }] }))).toEqual([8]);
    expect(about('/intake/public/cases?number=20260302V00001&code=AAAAAAAAAA')).toEqual([]);
    expect(about(JSON.stringify({ channel: 'visit' }))).toEqual([]);
    const [fact] = underWay.about(new Set([submissionId]));
    if (fact) underWay.followed(fact);
    expect(about(`/routing/cases/${caseId}`)).toEqual([]);
  });

  it('lets the oldest go, so that it never grows for ever', () => {
    const underWay = new UnderWay();
    for (let gpos = 1; gpos <= 20_001; gpos++) underWay.wrote({ service: 'routing', stream: `hall/case/c-${gpos}`, data: [], gpos });
    expect([underWay.about(new Set(['c-1'])), underWay.about(new Set(['c-2'])).length]).toEqual([[], 1]);
    underWay.wrote({ service: 'routing', stream: 'hall/case/c-last', data: [], gpos: 20_002 }, Date.now() + 61_000);
    expect([underWay.about(new Set(['c-20001'])), underWay.about(new Set(['c-last'])).length]).toEqual([[], 1]);
  });
});
