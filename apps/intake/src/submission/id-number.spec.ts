// Tests of id-number: what can be seen of a number without asking anybody, by the example of GB 11643-1999 and numbers made by its rule.
import { idNumberFault } from './id-number.js';

const today = '2026-03-02';
const fault = (spelled: string) => idNumberFault(spelled, today);
/** The example of the standard itself. */
const right = '11010519491231002X';

describe('A resident ID number', () => {
  it('is right as the standard writes it, however it is spelled', () => {
    for (const spelled of [right, '11010519491231002x', '110105 19491231 002X', '110105-19491231-002X', '440524188001010014', '310104200002290057']) expect([spelled, fault(spelled)]).toEqual([spelled, undefined]);
  });

  it('is wrong with any one digit mistyped, and with any two neighbours exchanged', () => {
    const digits = [...right].map((_, at) => at);
    const mistyped = digits.flatMap(at => [...'0123456789'].map(digit => right.slice(0, at) + digit + right.slice(at + 1)));
    const exchanged = digits.slice(0, 16).map(at => right.slice(0, at) + right.charAt(at + 1) + right.charAt(at) + right.slice(at + 2));
    const spoilt = [...mistyped, ...exchanged].filter(number => number !== right);
    expect([spoilt.length, spoilt.filter(number => fault(number) === undefined)]).toEqual([177, []]);
    expect(fault('110105194912310021')).toBe('check-digit');
  });

  it('names a day on which somebody can have been born', () => {
    for (const number of ['11010519491331002X', '110105194902300020', '110105000000000002', '110105187512310022', '110105202603030021']) expect([number, fault(number)]).toEqual([number, 'birth-date']);
    expect(idNumberFault('310104200002290057', '2000-02-28')).toBe('birth-date');
    expect(idNumberFault('310104200002290057', '2000-02-29')).toBeUndefined();
  });
});

describe('Another number', () => {
  it('of an organisation has eighteen signs too, and its own check digit', () => {
    expect(['91110000600037341L', '911100007109313522', '911100007109313523'].map(fault)).toEqual([undefined, undefined, 'birth-date']);
  });
  it('of fifteen digits, of a passport or a travel permit is taken as it stands', () => {
    for (const number of ['110105491231002', 'E12345678', 'H1234567801', '9110105491231', '1101051949123100211']) expect(fault(number)).toBeUndefined();
  });
});
