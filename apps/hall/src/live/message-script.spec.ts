// How a message becomes a case's whole life: which acts, by whom, in which order.
import fc from 'fast-check';
import type { Message } from './message.js';
import { scriptOfMessage } from './message-script.js';

const message: Message = {
  id: '42',
  user: 'A0042',
  title: '反映A5区花溪路路灯不亮',
  text: '花溪路从桥头到公园一段，路灯坏了三个月。',
  asked: '2018/8/1 20:00:00',
  askedAt: '2018-08-01T12:00:00.000Z',
  reply: '经区城管局、花溪街道核实，情况属实。花溪街道已安排值守。下一步将更换电缆。2018年8月20日',
  repliedAt: '2018-08-20T02:00:00.000Z',
};
const script = scriptOfMessage(message, 3);
const said = (name: string) => script.acts.filter(({ act }) => act === name);

describe('A message', () => {
  it('is registered at its own time, on the web, by its one petitioner without a telephone', () =>
    expect(script.brought).toEqual({ channel: 'web', receivedAt: message.askedAt, purpose: 'request', title: message.title, text: message.text, persons: [{ name: 'A0042' }], place: 'A5区', category: '城乡建设' }));

  it('without a name is registered all the same, with no petitioner named', () => {
    const nameless = Object.fromEntries(Object.entries(message).filter(([field]) => field !== 'user')) as unknown as Message;
    expect(scriptOfMessage(nameless, 3).brought).not.toHaveProperty('persons');
  });

  it('is sent to the departments that its reply names, the first one leading', () => expect(said('dispose')).toMatchObject([{ way: 'transfer', departments: ['A5区城市管理和综合执法局', 'A5区花溪街道办事处'] }]));

  it('is signed for, accepted and answered by each of them', () => {
    for (const name of ['sign', 'accept', 'part']) expect(said(name).map(act => 'department' in act && act.department)).toEqual(['A5区城市管理和综合执法局', 'A5区花溪街道办事处']);
  });

  it('gets one reply of the parts, from the lead, at the reply’s own time', () =>
    expect(said('reply')).toMatchObject([{ at: message.repliedAt, department: 'A5区城市管理和综合执法局', claim: message.title, opinion: '下一步将更换电缆。2018年8月20日' }]));

  it('is delivered online, rated and ended after that', () => expect(script.acts.slice(-3)).toMatchObject([{ act: 'deliver', method: 'online' }, { act: 'rate' }, { act: 'end', how: 'answered' }]));

  it('is lived in the order of time, whenever it was answered', () =>
    fc.assert(fc.property(fc.integer({ min: 60, max: 40_000_000 }), seconds => {
      const repliedAt = new Date(Date.parse(message.askedAt) + seconds * 1_000).toISOString();
      const instants = [message.askedAt, ...scriptOfMessage({ ...message, repliedAt }, 1).acts.map(({ at }) => at)];
      expect(instants).toEqual([...instants].sort());
    })));

  it('always becomes the same script', () => expect(scriptOfMessage({ ...message }, 3)).toEqual(script));

  it.each([
    ['建议A5区增设路灯', 'suggestion'],
    ['咨询A5区路灯归谁管？', 'inquiry'],
    ['举报A5区路灯被偷', 'request'],
  ])('with the title «%s» is a %s', (title, purpose) => expect(scriptOfMessage({ ...message, title }, 1).brought.purpose).toBe(purpose));
});

describe('A message that was answered late', () => {
  it('gets no extension: its reply stays late', () => {
    const late = scriptOfMessage({ ...message, repliedAt: '2019-08-20T02:00:00.000Z' }, 1);
    expect(late.acts.map(({ act }) => act)).not.toContain('extend');
    expect(late.acts.find(({ act }) => act === 'reply')).toMatchObject({ at: '2019-08-20T02:00:00.000Z' });
  });

  it.each([
    ['2018-08-10T02:00:00.000Z', { office: 'satisfied', departments: 'satisfied' }],
    ['2018-09-20T02:00:00.000Z', { office: 'fair', departments: 'fair' }],
    ['2019-08-20T02:00:00.000Z', { office: 'dissatisfied', departments: 'dissatisfied' }],
  ])('(%s) is rated by rule', (repliedAt, rating) => expect(scriptOfMessage({ ...message, repliedAt }, 1).acts.find(({ act }) => act === 'rate')).toMatchObject(rating));

  it('is rated lower for the departments when they do not support it', () =>
    expect(scriptOfMessage({ ...message, reply: '经区城管局核实，该路段暂不具备条件。' }, 1).acts.find(({ act }) => act === 'rate')).toMatchObject({ office: 'fair', departments: 'dissatisfied' }));
});
