// How a published reply is taken apart.
import { partsOfReply, wordsOfReply } from './reply-words.js';

const reply = '网友：您好！经区住建局核实，该小区外墙渗水属实。区城管局已拆除违建两处。根据《物业管理条例》，下一步将督促开发商在六月底前修复。感谢您的监督！2019年1月15日';

describe('A reply', () => {
  it('turns from facts to opinion where it says what will be done', () =>
    expect(wordsOfReply(reply)).toEqual({
      facts: '网友：您好！经区住建局核实，该小区外墙渗水属实。区城管局已拆除违建两处。',
      opinion: '根据《物业管理条例》，下一步将督促开发商在六月底前修复。感谢您的监督！2019年1月15日',
      basis: '《物业管理条例》',
      outcome: 'supported',
    }));

  it('of one sentence is facts and opinion alike', () => expect(wordsOfReply('已修复')).toMatchObject({ facts: '已修复', opinion: '已修复' }));

  it('without a named norm says that it names none', () => expect(wordsOfReply('已修复。').basis).toBe('原答复未载明依据'));

  it('names each norm once', () => expect(wordsOfReply('按《甲办法》和《乙条例》，又按《甲办法》，不予支持。')).toMatchObject({ basis: '《甲办法》、《乙条例》', outcome: 'not-supported' }));

  it('that neither promises nor refuses explains', () => expect(wordsOfReply('该路由区里养护，每年巡查两次。').outcome).toBe('explained'));

  it('loses no sentence', () => {
    const { facts, opinion } = wordsOfReply(reply);
    expect(facts + opinion).toBe(reply);
  });
});

describe('The parts of a joint reply', () => {
  it('begin where a department is named, and end where another is', () =>
    expect(partsOfReply(reply, ['A5区住房和城乡建设局', 'A5区城市管理和综合执法局'])[1]).toBe(reply));

  it('are the sentences of each, by its full or its short name', () =>
    expect(partsOfReply('经A5区教育局核实，校车已增开。东塘街道办事处将设护学岗。', ['A5区教育局', 'A5区东塘街道办事处'])[1]).toBe('东塘街道办事处将设护学岗。'));

  it('let the lead say the whole', () => expect(partsOfReply(reply, ['A5区住房和城乡建设局'])[0]).toBe(reply));
});
