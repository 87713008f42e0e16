// Who may read which cases at intake's windows.
import { Refused } from '@onehall/kernel';
import { checkMayRead } from './readers.js';

const open = { confidential: false, sentTo: ['housing'] };
const secret = { confidential: true, sentTo: ['housing'] };
const may = (role: string, line: typeof open, department?: string): boolean => {
  try {
    checkMayRead({ id: 'u', hall: 'hall', role, ...(department === undefined ? {} : { department }) }, line);
    return true;
  } catch (error) {
    if (error instanceof Refused && error.reason === 'NOT_YOURS') return false;
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
  it('never by those who have nothing to do with it', () => expect(['auditor', 'administrator', 'petitioner', 'system', 'toString'].filter(role => may(role, open))).toEqual([]));
});

describe('An accusation is read', () => {
  it.each(['clerk', 'router', 'supervisor', 'discipline'])('by those who hand it over or watch that it is: %s', role => expect(may(role, secret)).toBe(true));
  it.each(['secretary', 'handler', 'head'])('never by the accused’s neighbours: %s', role => expect(may(role, secret, 'housing')).toBe(false));
  it('and the discipline organ reads nothing else', () => expect(may('discipline', open)).toBe(false));
});
