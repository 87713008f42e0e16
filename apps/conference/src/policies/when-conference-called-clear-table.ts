// When a conference is called on a case that was just handed to the discipline organ, the case is taken off the table at once.
import type { ConferenceCalled } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { ClearTable } from './clear-tables.js';

export const whenConferenceCalledClearTable: Policy<ConferenceCalled, ClearTable> = {
  name: 'when-conference-called-clear-table',
  on: 'ConferenceCalled',
  react: ({ data: { conferenceId, cases } }) => [new ClearTable(conferenceId, cases)],
};
