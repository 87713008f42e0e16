// Tests of suggest-departments: which departments a text is about.
import fc from 'fast-check';
import { suggestDepartments, type Suggestible } from './suggest-departments.js';

const water: Suggestible = { department: 'county-water', name: '县水利局', aliases: ['水务局'], remits: ['饮水', '水库', '灌溉'] };
const police: Suggestible = { department: 'county-police', name: '县公安局', aliases: [], remits: ['治安', '打架'] };
const city: Suggestible = { department: 'city-police', name: '公安局', aliases: [], remits: ['治安'] };
const school: Suggestible = { department: 'county-education', name: '县教育局', aliases: ['教育办'], remits: ['学校', '幼儿园', 'School Bus'] };
const all = [water, police, city, school];
const names = (text: string): string[] => suggestDepartments(text, all).map(({ department }) => department);

describe('A text suggests departments', () => {
  it('by the words of their remits', () => expect(suggestDepartments('村里的水库漏水，灌溉困难', all)).toEqual([{ department: 'county-water', name: '县水利局', score: 4, words: ['水库', '灌溉'] }]));
  it('by their names before their other names, and by these before their remits', () => {
    const score = (text: string) => suggestDepartments(text, all)[0]?.score ?? 0;
    expect([score('县水利局') > score('水务局'), score('水务局') > score('饮水')]).toEqual([true, true]);
  });
  it('and a longer word hides the shorter one that it covers', () => expect(names('已向县公安局反映')).toEqual(['county-police']));
  it('but not where the shorter one stands alone as well', () => expect(names('县公安局说归公安局管')).toEqual(['county-police', 'city-police']));
  it('and a word that two of them share points to both, in a fixed order', () => expect(names('小区治安差')).toEqual(['city-police', 'county-police']));
  it('whatever the width and case of its letters', () => expect(names('ＳＣＨＯＯＬ ｂｕｓ 不准点')).toEqual(['county-education']));
  it('or none', () => expect(names('感谢大家')).toEqual([]));
});

describe('Suggestions', () => {
  const text = fc.array(fc.constantFrom('县水利局', '水务局', '公安局', '县', '治安', '学校', '水', '库', '，'), { maxLength: 12 }).map(parts => parts.join(''));
  it('do not depend on the order of the register', () =>
    fc.assert(fc.property(text, fc.shuffledSubarray(all, { minLength: all.length }), (said, shuffled) => expect(suggestDepartments(said, shuffled)).toEqual(suggestDepartments(said, all)))));
  it('only name words that stand in the text', () =>
    fc.assert(fc.property(text, said => suggestDepartments(said, all).every(({ words, score }) => words.length > 0 && score > 0 && words.every(word => said.includes(word))))));
});
