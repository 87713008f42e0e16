// The clock of a day that a superior or a leader set for the hall: it is the hall's to have the case ended by then.
import type { CaseOpened, SubmissionJoined } from '@onehall/contracts';
import { hallItself, superiorClock } from '../case/clock-ids.js';
import type { Start } from '../case/start-clocks.js';

export const superiorsTerm = ({ number, receivedOn, answerBy }: CaseOpened['data'] | SubmissionJoined['data']): readonly Start[] =>
  answerBy === undefined ? [] : [{ clockId: superiorClock(number), clock: 'C-SUPERIOR', holder: hallItself, startedOn: receivedOn, due: answerBy }];
