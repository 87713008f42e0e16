// What audit must remember of a reading: only that it was recorded.
import type { ReadingEvent } from '@onehall/contracts';
import type { Stream } from '@onehall/kernel';

export interface Reading {
  readonly recorded: boolean;
}

export const readings: Stream<'readingId', Reading, ReadingEvent> = {
  kind: 'reading',
  key: 'readingId',
  initial: { recorded: false },
  evolve(_reading, event) {
    switch (event.type) {
      case 'CaseRead':
        return { recorded: true };
    }
  },
};
