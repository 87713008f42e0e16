// To which departments a message is sent: those that its reply names as acting, else the office to which it refers the citizen, else the kind whose words its title or else its text uses, else the government's own office.
import { departmentKinds, type DepartmentKind } from './department-kinds.js';
import { departmentsNamed, officeReferredTo, type About } from './department-names.js';
import { nameOfKind } from './department-spellings.js';
import { placeHandedTo, placesOf } from './places.js';

/** Where a message goes, the leading department first. `by`: how they were found. */
export interface Addressees {
  readonly names: readonly [string, ...string[]];
  readonly by: 'reply' | 'words' | 'referral' | 'default';
  readonly category?: string;
  readonly place: string;
}

/** Always names at least one department. Pure: the same message always goes to the same ones. Without a named department it goes to its kind where the reply says that the matter went (已转L6县调查), else where it plays. */
export function addresseesOf(message: About & { readonly reply: string }): Addressees {
  const { near: place } = placesOf(message.title, message.text, message.reply);
  const [lead, ...others] = departmentsNamed(message.reply, message);
  const kind = kindByWords(message);
  const about = { place, ...(kind ? { category: kind.category } : {}) };
  if (lead !== undefined) return { names: [lead, ...others], by: 'reply', ...about };
  const where = placeHandedTo(message.reply) ?? place;
  const referred = officeReferredTo(message.reply, message);
  if (referred !== undefined) return { names: [referred], by: 'referral', ...about };
  return kind ? { names: [nameOfKind(kind, where)], by: 'words', ...about } : { names: [`${where}人民政府办公室`], by: 'default', ...about };
}

/** The kind whose words the title uses most, else the one whose words the text does. */
export const kindByWords = ({ title, text }: About): DepartmentKind | undefined => mostUsed(title) ?? mostUsed(text);

/** A longer word counts more than a shorter one. */
function mostUsed(text: string): DepartmentKind | undefined {
  const scored = departmentKinds.map(kind => ({ kind, score: kind.words.reduce((sum, word) => sum + (text.includes(word) ? word.length : 0), 0) }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score > 0 ? best.kind : undefined;
}
