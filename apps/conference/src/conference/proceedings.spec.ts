// Proof that the proceedings keep every word, and say which one counts.
import { LeaderSigned, PositionStated } from '@onehall/contracts';
import { agenda, agreed, called, cancelled, conferenceId, estate, neighbours, opposed, present, resolved, signed, survey, surveyDone } from '../../test/the-estate.js';
import { recorded } from '../../test/recorded.js';
import { proceedings } from './proceedings.js';

const hallItself = { isOfDepartment: false };

describe('The proceedings of a conference', () => {
  it('do not exist when nobody called it', () => expect(proceedings([], hallItself)).toBeUndefined());
  it('say who is called, when and where', () => expect(proceedings([recorded(called)], hallItself)).toMatchObject({ state: 'called', call: { venue: '三楼会议室', calledAt: '2026-03-09T02:00:00.000Z' } }));
  it('keep the view that was taken back, beside the one that counts', () =>
    expect(proceedings([recorded(called), recorded(present('land')), recorded(opposed), recorded(agreed, '2026-03-09T03:00:00.000Z')], hallItself)?.positions).toEqual([
      { department: 'land', about: estate, stance: 'oppose', view: '土地手续不全', statedAt: '2026-03-09T02:00:00.000Z', counts: false },
      { department: 'land', about: estate, stance: 'agree', view: '补办手续后可以登记', statedAt: '2026-03-09T03:00:00.000Z', counts: true },
    ]));
  it('do not mix up what was said on two cases', () => {
    const other = PositionStated({ ...opposed.data, about: neighbours });
    expect(proceedings([recorded(called), recorded(present('land')), recorded(opposed), recorded(other)], hallItself)?.positions.map(({ counts }) => counts)).toEqual([true, true]);
  });
  it('show what became of the resolution', () => {
    const leader = LeaderSigned({ conferenceId, caseId: estate, leader: '县长', signedOn: '2026-03-10', instruction: '抓紧办理' });
    const read = proceedings([called, agenda, present('land'), resolved, signed, leader, surveyDone].map(event => recorded(event)), hallItself);
    expect(read).toMatchObject({ state: 'signed', agenda: [{ item: 1 }], resolution: { resolvedOn: '2026-03-09' }, minutes: { paper: { number: '联纪〔2026〕7号' } }, signatures: [{ leader: '县长' }] });
    expect(read?.tasks).toEqual([expect.objectContaining({ taskId: survey, doneOn: '2026-03-09', report: '测绘完成' }), expect.not.objectContaining({ doneOn: expect.anything() as unknown })]);
  });
  it('say that it was called off, and why', () => expect(proceedings([recorded(called), recorded(cancelled)], hallItself)).toMatchObject({ state: 'cancelled', cancelled: '召集人另有安排' }));
});
