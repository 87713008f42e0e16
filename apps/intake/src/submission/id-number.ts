// Whether an ID number was written down correctly (R-IN-04): what can be seen of it without asking anybody.

/** Which part of a resident ID number cannot be right. */
export type IdNumberFault = 'check-digit' | 'birth-date';

const residentId = /^\d{17}[\dX]$/;

/** GB 11643-1999: weights of the seventeen digits, and the check digit for each remainder of eleven (ISO 7064 MOD 11-2). */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** GB 32100-2015: the unified social credit code (统一社会信用代码) of an organisation has eighteen signs too, may be all digits, and holds the organisation's own code with a check digit of its own (GB 11714-1997). */
const creditSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Nobody who comes to the hall is older, in years. */
const oldest = 150;

const weighed = (signs: string, factors: readonly number[]): number => factors.reduce((sum, factor, index) => sum + factor * creditSigns.indexOf(signs.charAt(index)), 0);

function isCreditCode(number: string): boolean {
  const organisation = (11 - (weighed(number.slice(8), organisationWeights) % 11)) % 11;
  return '0123456789X'.charAt(organisation) === number.charAt(16) && creditSigns.charAt((31 - (weighed(number, creditWeights) % 31)) % 31) === number.charAt(17);
}

/** A day that there was, at most so many years before `today` and not after it. */
function couldBeBorn(written: string, today: string): boolean {
  const day = `${written.slice(0, 4)}-${written.slice(4, 6)}-${written.slice(6, 8)}`;
  const noon = new Date(`${day}T12:00:00.000Z`);
  if (Number.isNaN(noon.getTime()) || !noon.toISOString().startsWith(day)) return false;
  return day <= today && Number(day.slice(0, 4)) >= Number(today.slice(0, 4)) - oldest;
}

/**
 * What is wrong with a number, spelled with or without spaces, hyphens and brackets, on a day. Only an eighteen-digit resident ID number can be judged: an old one of fifteen digits has no check digit
 * and looks like an old business licence, and of a passport or another document nobody knows the rule here.
 */
export function idNumberFault(spelled: string, today: string): IdNumberFault | undefined {
  const number = spelled.replace(/[ ()-]/g, '').toUpperCase();
  if (!residentId.test(number)) return undefined;
  if (!couldBeBorn(number.slice(6, 14), today)) return isCreditCode(number) ? undefined : 'birth-date';
  return checkDigits.charAt(weighed(number, weights) % 11) === number.charAt(17) ? undefined : 'check-digit';
}
