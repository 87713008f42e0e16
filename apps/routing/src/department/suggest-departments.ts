// Which departments a text seems to be about: their names, other names and remits looked up in it, longer words before shorter ones.

/** What the register says of a department that may be suggested. */
export interface Suggestible {
  readonly department: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly remits: readonly string[];
}

/** A department with how strongly the text points to it and the words that did; only for comparison within one text. */
export interface Suggestion {
  readonly department: string;
  readonly name: string;
  readonly score: number;
  readonly words: readonly string[];
}

interface Keyword {
  readonly word: string;
  readonly owners: readonly { readonly department: string; readonly weight: number }[];
}

/** A name says more than another name, and both more than a word of the remit. */
const weights = { name: 4, alias: 3, remit: 1 } as const;

const plain = (words: string): string => words.normalize('NFKC').toLowerCase().trim();

/** Suggestions, strongest first; equal ones by department, so that the same text always gives the same list. */
export function suggestDepartments(text: string, departments: readonly Suggestible[]): readonly Suggestion[] {
  const found = new Map<string, { score: number; words: string[] }>();
  for (const { word, owners } of wordsIn(plain(text), catalogue(departments))) {
    for (const { department, weight } of owners) {
      const { score, words } = found.get(department) ?? { score: 0, words: [] };
      found.set(department, { score: score + weight * word.length, words: [...words, word] });
    }
  }
  return departments
    .flatMap(({ department, name }) => (found.has(department) ? [{ department, name, score: 0, words: [], ...found.get(department) }] : []))
    .sort((one, other) => other.score - one.score || (one.department < other.department ? -1 : 1));
}

/** Every word with those that it points to; a word that is several things to one department counts as the strongest. */
function catalogue(departments: readonly Suggestible[]): readonly Keyword[] {
  const owners = new Map<string, Map<string, number>>();
  const add = (word: string, department: string, weight: number): void => {
    const key = plain(word);
    if (key === '') return;
    const known = owners.get(key) ?? new Map<string, number>();
    owners.set(key, known.set(department, Math.max(weight, known.get(department) ?? 0)));
  };
  for (const { department, name, aliases, remits } of departments) {
    add(name, department, weights.name);
    for (const alias of aliases) add(alias, department, weights.alias);
    for (const remit of remits) add(remit, department, weights.remit);
  }
  return [...owners].map(([word, known]) => ({ word, owners: [...known].map(([department, weight]) => ({ department, weight })) }));
}

/** The words that stand in the text, each once. What a longer word covers is not read again: 县公安局 does not also mean 公安局. */
function wordsIn(text: string, keywords: readonly Keyword[]): readonly Keyword[] {
  const covered = new Array<boolean>(text.length).fill(false);
  const longestFirst = [...keywords].sort((one, other) => other.word.length - one.word.length || (one.word < other.word ? -1 : 1));
  return longestFirst.filter(({ word }) => {
    const starts = placesOf(word, text).filter(start => !covered.slice(start, start + word.length).every(Boolean));
    for (const start of starts) covered.fill(true, start, start + word.length);
    return starts.length > 0;
  });
}

function placesOf(word: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}
