// Why a process ended, read from what it warned of: the sentence of its error, without the stack below it.

const isBelow = (line: string): boolean => /^(?:\s|\}|Node\.js v)/.test(line);
const isChinese = (line: string): boolean => /\p{Script=Han}/u.test(line);

/** The house says everything twice: the Chinese sentence, then the English one. Empty where nothing was said. */
export function reasonIn(warned: readonly string[]): string {
  const lines = warned.filter(line => line.trim() !== '' && !line.startsWith('{'));
  while (isBelow(lines.at(-1) ?? '')) lines.pop();
  const [zh = '', last = ''] = [lines.at(-2), lines.at(-1)];
  return isChinese(zh) && !isChinese(last) ? `${zh} ${last}` : last;
}
