// To which departments a message is sent: those that its reply names, else the kind whose words it uses most, else the government's own office.
import { departmentKinds, type DepartmentKind } from './department-kinds.js';
import { departmentsNamed, type About } from './department-names.js';
import { placesOf } from './places.js';

/** Where a message goes, the leading department first. `by`: how they were found. */
export interface Addressees {
  readonly names: readonly [string, ...string[]];
  readonly by: 'reply' | 'words' | 'default';
  readonly category?: string;
  readonly place: string;
}

/** Always names at least one department. Pure: the same message always goes to the same ones. */
export function addresseesOf(message: About & { readonly reply: string }): Addressees {
  const { near: place } = placesOf(message.title, message.text, message.reply);
  const [lead, ...others] = departmentsNamed(message.reply, message);
  const kind = kindByWords(message);
  const about = { place, ...(kind ? { category: kind.category } : {}) };
  if (lead !== undefined) return { names: [lead, ...others], by: 'reply', ...about };
  return kind ? { names: [place + kind.name], by: 'words', ...about } : { names: [`${place}人民政府办公室`], by: 'default', ...about };
}

/** The kind whose words the title and the text use most: a word of the title counts four times, a longer word more than a shorter one. */
export function kindByWords({ title, text }: About): DepartmentKind | undefined {
  const scored = departmentKinds.map(kind => ({ kind, score: kind.words.reduce((sum, word) => sum + word.length * (4 * Number(title.includes(word)) + Number(text.includes(word))), 0) }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score > 0 ? best.kind : undefined;
}
