// What is left of the file of a matter of the discipline organ for everybody but its own people (信访工作条例 第三十条).
import type { Channel } from '@onehall/contracts';
import type { CaseFile } from './file.js';

/** Its number, by which door and when it came, and that it was handed over. */
export interface BareFile {
  readonly confidential: true;
  readonly number?: string;
  readonly channel?: Channel;
  readonly receivedOn?: string;
  readonly disposal?: { readonly way: 'discipline'; readonly on: string };
}

/** Reads nothing else of the file, however much stands in it: no id, person, department, place, category, paper or line of the history. */
export function bareFile({ number, receivedOn, submissions: [first], disposal }: CaseFile): BareFile {
  const named = number ?? first?.number;
  return {
    confidential: true,
    ...(named !== undefined && { number: named }),
    ...(first && { channel: first.channel }),
    ...(receivedOn !== undefined && { receivedOn }),
    ...(disposal?.way === 'discipline' && { disposal: { way: disposal.way, on: disposal.on } }),
  };
}
