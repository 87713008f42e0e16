// How a value is written before it is digested, so that the same thing written twice is found as the same.

type Normalise = (plain: string) => string;

/** One width (NFKC), and without the invisible marks that come along with copied numbers. */
const even: Normalise = plain => plain.normalize('NFKC').replace(/\p{Cf}/gu, '').trim();

const text: Normalise = plain => even(plain).replace(/\s+/gu, ' ').toLowerCase();

/** 买买提・吐尔逊 is written with many kinds of dot, 张三 often with a space between. */
const name: Normalise = plain => text(plain).replace(/\s/gu, '').replace(/[.•‧∙⋅・]/gu, '·');

const number: Normalise = plain => even(plain).replace(/[\s\p{Pd}]/gu, '').toUpperCase();

/** Digits only, without +86 and without the 0 that was once dialled before a mobile number. What has no digit stays as it is written. */
const phone: Normalise = plain => {
  const written = even(plain).replace(/^\D*(\+\s*86|0086)/u, '');
  const digits = written.replace(/\D/gu, '').replace(/^(?:86|0)(?=1[3-9]\d{9}$)/u, '');
  return digits === '' ? text(plain) : digits;
};

const kinds: ReadonlyMap<string, Normalise> = new Map([
  ['phone', phone],
  ['id-number', number],
  ['query-code', number],
  ['name', name],
  ['text', text],
]);

/** One form for all ways to write the same. A kind that is not in the table is taken exactly as it is written. */
export const normalise = (kind: string, plain: string): string => kinds.get(kind)?.(plain) ?? plain;
