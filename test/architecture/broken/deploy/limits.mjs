// Breaks a rule on purpose: a script with too many parameters, and a function that is too long.
export const wide = (one, two, three, four) => [one, two, three, four]; // no-restricted-syntax
export function long() { // max-lines-per-function
  let total = 0;
  total += 0;
  total += 1;
  total += 2;
  total += 3;
  total += 4;
  total += 5;
  total += 6;
  total += 7;
  total += 8;
  total += 9;
  total += 10;
  total += 11;
  total += 12;
  total += 13;
  total += 14;
  total += 15;
  total += 16;
  total += 17;
  total += 18;
  total += 19;
  total += 20;
  total += 21;
  total += 22;
  total += 23;
  total += 24;
  total += 25;
  total += 26;
  total += 27;
  total += 28;
  total += 29;
  total += 30;
  return total;
}
export const same = (one, two) => one == two; // eqeqeq
