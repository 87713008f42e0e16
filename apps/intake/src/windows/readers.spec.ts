// Who may read which cases at intake's windows.
import { Refused } from '@onehall/kernel';
import { lawOn } from '@onehall/rulebook';
import { checkMayRead } from './readers.js';

const open = { confidential: false, sentTo: ['housing'] };
const secret = { confidential: true, sentTo: ['housing'] };
const may = (role: string, line: typeof open, department?: string): boolean => {
  try {
    checkMayRead({ id: 'u', hall: 'hall', role, ...(department === undefined ? {} : { department }) }, line, lawOn('2026-03-02'));
    return true;
  } catch (error) {
    if (error instanceof Refused && error.reason.startsWith('NOT_YOURS')) return false;
    throw error;
  }
};

describe('A case is read', () => {
  it.each(['clerk', 'router', 'supervisor', 'secretary'])('by the hall’s own people: %s', role => expect(may(role, open)).toBe(true));
  it.each(['handler', 'head'])('by the department to which it was sent, and no other: %s', role => {
    expect(may(role, open, 'housing')).toBe(true);
    expect(may(role, open, 'water')).toBe(false);
    expect(may(role, open)).toBe(false);
  });
  it('and a refusal names the law of the day', () => {
    const refused = (day: string) => {
      try {
        checkMayRead({ id: 'u', hall: 'hall', role: 'handler', department: 'water' }, open, lawOn(day));
        return undefined;
      } catch (error) {
        return error instanceof Refused ? error.refusal.article : error;
      }
    };
    expect(['2022-04-30', '2022-05-01'].map(refused)).toEqual(['信访条例 第二十三条、第四十四条第一款', '信访工作条例 第三十条第三款、第四十六条第五项']);
  });
  it('never by those who have nothing to do with it', () => expect(['auditor', 'administrator', 'petitioner', 'system', 'toString'].filter(role => may(role, open))).toEqual([]));
});

describe('An accusation is read', () => {
  it.each(['clerk', 'router', 'supervisor', 'discipline'])('by those who hand it over or watch that it is: %s', role => expect(may(role, secret)).toBe(true));
  it.each(['secretary', 'handler', 'head'])('never by the accused’s neighbours: %s', role => expect(may(role, secret, 'housing')).toBe(false));
  it('and the discipline organ reads nothing else', () => expect(may('discipline', open)).toBe(false));
  it('and who may not is told why it is so: of a department, or of a post', () => {
    const why = (role: string, line: typeof open) => {
      try {
        return checkMayRead({ id: 'u', hall: 'hall', role, ...(role === 'handler' && { department: 'water' }) }, line, lawOn('2026-03-02'));
      } catch (error) {
        return error instanceof Refused ? error.reason : error;
      }
    };
    expect([why('handler', open), why('handler', secret), why('secretary', secret), why('discipline', open)]).toEqual(['NOT_YOURS', 'NOT_YOURS', 'NOT_YOURS_TO_SEE', 'NOT_YOURS_TO_SEE']);
  });
});
