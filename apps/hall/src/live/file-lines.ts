// The raw lines of a file, plain or gzipped, one at a time.
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** Longer than any line that a hall could register. */
export const longestLine = 1_000_000;

/** A line with its number from 1; `tooLong` when it was cut at `longestLine` characters. */
export interface FileLine {
  readonly line: number;
  readonly text: string;
  readonly tooLong: boolean;
}

/** Memory holds one line and one chunk. Throws what the file system or the decompression throws, and an `AbortError` when it is told to stop. */
export async function* fileLines(file: string, stop?: AbortSignal): AsyncGenerator<FileLine> {
  const raw = createReadStream(file, stop ? { signal: stop } : {});
  const unzipped = file.endsWith('.gz') ? createGunzip() : undefined;
  if (unzipped) raw.on('error', error => unzipped.destroy(error)).pipe(unzipped);
  const input = (unzipped ?? raw).setEncoding('utf8') as AsyncIterable<string>;
  let line = 1;
  let rest = '';
  for await (const chunk of input) {
    const ended = (line === 1 && rest === '' ? chunk.replace(/^\uFEFF/, '') : chunk).split('\n');
    const open = ended.pop() ?? '';
    for (const text of ended) {
      yield cut(line, rest + text);
      line += 1;
      rest = '';
    }
    if (rest.length <= longestLine) rest += open;
  }
  if (rest !== '') yield cut(line, rest);
}

const cut = (line: number, text: string): FileLine => ({ line, text: text.replace(/\r$/, '').slice(0, longestLine), tooLong: text.length > longestLine });
