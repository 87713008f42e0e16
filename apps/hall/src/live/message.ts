// What a citizen's message is, with the reply that it got, and why a line may be none.
import { BadLine, Faults } from './bad-line.js';
import { readInstant } from './moments.js';

/** A message to a city's leaders and the reply of its departments. Instants are in UTC. */
export interface Message {
  readonly id: string;
  /** Who wrote it, as the file names him; undefined where it names nobody. */
  readonly user?: string;
  readonly title: string;
  readonly text: string;
  readonly askedAt: string;
  readonly reply: string;
  readonly repliedAt: string;
  /** As the file writes it. */
  readonly asked: string;
}

const limits = { id: 100, title: 300, askedAt: 40, text: 20_000, reply: 20_000, repliedAt: 40, user: 100 } as const;
type Field = keyof typeof limits;
const needed = ['id', 'title', 'askedAt', 'text', 'reply', 'repliedAt'] as const satisfies readonly Field[];

/** Neither a JSON column nor a printed form can hold them. */
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

const hasAny = (given: object, fields: readonly string[]): boolean => fields.some(field => field in given);

/** A line is a message when it has one of a message's own fields, or none of a script's. */
export const isMessage = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && !Array.isArray(given) && (hasAny(given, ['askedAt', 'repliedAt', 'reply']) || !hasAny(given, ['acts', 'channel', 'receivedAt', 'purpose']));

/**
 * Throws `BadLine` with everything that is wrong: a field that is missing, empty, no text or too long, a time that cannot be read, a reply before its question.
 * `user` alone may be missing. Times are Asia/Shanghai unless they name a zone.
 */
export function readMessage(given: unknown, today: string): Message {
  const faults = new Faults();
  const fields: Readonly<Record<string, unknown>> = { ...(given as object) };
  const words = Object.fromEntries(needed.map(field => [field, faults.noting(() => wordsOf(fields, field))])) as Readonly<Record<(typeof needed)[number], string>>;
  const user = isBlank(fields['user']) ? {} : { user: faults.noting(() => wordsOf(fields, 'user')) ?? '' };
  const [askedAt, repliedAt] = (['askedAt', 'repliedAt'] as const).map(field => faults.noting(() => instantOf(words[field], field, today)) ?? '') as [string, string];
  if (askedAt !== '' && repliedAt !== '' && repliedAt <= askedAt) faults.add(new BadLine(`答复时间（${words.repliedAt}）不晚于提问时间（${words.askedAt}）`, `the reply (${words.repliedAt}) is not later than the question (${words.askedAt})`));
  faults.assertNone();
  return { ...words, ...user, askedAt, repliedAt, asked: words.askedAt };
}

const isBlank = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

function wordsOf(fields: Readonly<Record<string, unknown>>, field: Field): string {
  const value = fields[field];
  if (value === undefined || value === null) throw new BadLine(`缺少「${field}」`, `${field} is missing`);
  if (typeof value !== 'string' && !(field === 'id' && typeof value === 'number')) throw new BadLine(`「${field}」不是文字`, `${field} is no text`);
  const words = String(value).replaceAll(unprintable, ' ').trim();
  if (words === '') throw new BadLine(`「${field}」是空的`, `${field} is empty`);
  if (words.length > limits[field]) throw new BadLine(`「${field}」有 ${words.length} 字，超过 ${limits[field]} 字`, `${field} has ${words.length} characters, more than ${limits[field]}`);
  return words;
}

/** A field that is not there has been complained of already. */
function instantOf(words: string | undefined, field: 'askedAt' | 'repliedAt', today: string): string {
  if (words === undefined) return '';
  const instant = readInstant(words, today);
  if (instant === undefined) throw new BadLine(`「${field}」不是时间：${words}`, `${field} is no instant: ${words}`);
  return instant;
}
