// What a citizen's message is, with the reply that it got, and why a line may be none.
import { BadLine } from './bad-line.js';
import { readInstant } from './moments.js';

/** A message to a city's leaders and the reply of its departments. Instants are in UTC. */
export interface Message {
  readonly id: string;
  readonly user: string;
  readonly title: string;
  readonly text: string;
  readonly askedAt: string;
  readonly reply: string;
  readonly repliedAt: string;
  /** As the file writes it. */
  readonly asked: string;
}

const limits = { id: 100, user: 100, title: 300, text: 20_000, reply: 20_000, askedAt: 40, repliedAt: 40 } as const;
type Field = keyof typeof limits;
const fields = Object.keys(limits) as readonly Field[];

/** Neither a JSON column nor a printed form can hold them. */
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** A line is a message when it has a reply and an hour of asking. */
export const isMessage = (given: unknown): boolean => typeof given === 'object' && given !== null && ('askedAt' in given || 'repliedAt' in given);

/** Throws `BadLine`: a field that is missing, empty or too long, a time that cannot be read, a reply before its question. Times are Asia/Shanghai unless they name a zone. */
export function readMessage(given: unknown, today: string): Message {
  const words = Object.fromEntries(fields.map(field => [field, wordsOf(given, field)])) as Readonly<Record<Field, string>>;
  const askedAt = instantOf(words, 'askedAt', today);
  const repliedAt = instantOf(words, 'repliedAt', today);
  if (repliedAt <= askedAt) throw new BadLine(`答复时间（${words.repliedAt}）不晚于提问时间（${words.askedAt}）`, `the reply (${words.repliedAt}) is not later than the question (${words.askedAt})`);
  return { ...words, askedAt, repliedAt, asked: words.askedAt };
}

function wordsOf(given: unknown, field: Field): string {
  const value: unknown = Object.entries(given ?? {}).find(([name]) => name === field)?.[1];
  if (value === undefined || value === null) throw new BadLine(`缺少「${field}」`, `${field} is missing`);
  if (typeof value !== 'string' && !(field === 'id' && typeof value === 'number')) throw new BadLine(`「${field}」不是文字`, `${field} is no text`);
  const words = String(value).replaceAll(unprintable, ' ').trim();
  if (words === '') throw new BadLine(`「${field}」是空的`, `${field} is empty`);
  if (words.length > limits[field]) throw new BadLine(`「${field}」有 ${words.length} 字，超过 ${limits[field]} 字`, `${field} has ${words.length} characters, more than ${limits[field]}`);
  return words;
}

function instantOf(words: Readonly<Record<Field, string>>, field: 'askedAt' | 'repliedAt', today: string): string {
  const instant = readInstant(words[field], today);
  if (instant === undefined) throw new BadLine(`「${field}」不是时间：${words[field]}`, `${field} is no instant: ${words[field]}`);
  return instant;
}
