// When each step of a message's case is taken, between the hour at which it was asked and the hour at which it was answered.
import { addDays, addWorkingDays, dayOfInstant } from '@onehall/rulebook';
import { at } from './moments.js';

/** Instants in UTC, in this order. */
export interface Schedule {
  readonly sent: string;
  readonly signed: string;
  readonly accepted: string;
  readonly answered: string;
  readonly replied: string;
  readonly delivered: string;
  readonly rated: string;
  readonly ended: string;
}

const minute = 60_000;
const later = (instant: string, milliseconds: number): string => new Date(Date.parse(instant) + milliseconds).toISOString();
const on = (day: string, time: string): string => at(day, time) ?? day;

/**
 * Sent out on the first working morning after it was asked, signed for that day, accepted on the third working day after, each part answered at nine on the day of the reply, or half an hour before a reply that came earlier:
 * on a later day than the last part the lead would be late by the file's making, and not by its own. Steps that are ours stand at hours that many cases share, so that they are taken side by side.
 * Delivered online the moment it is published, rated on the next evening hour (20:00), ended on the working day after.
 * When the reply came sooner than that, the four steps stand evenly between question and answer. No extension is invented: a late reply stays late.
 */
export function scheduleOf(asked: string, replied: string): Schedule {
  const ideal = idealSteps(asked, replied);
  const ordered = ideal.every((step, index) => step > (ideal[index - 1] ?? asked)) && (ideal.at(-1) ?? asked) < replied;
  const [sent, signed, accepted, answered] = ordered ? ideal : evenSteps(asked, replied);
  const evening = on(dayOfInstant(replied), '20:00');
  const rated = evening > replied ? evening : on(addDays(dayOfInstant(replied), 1), '20:00');
  return { sent, signed, accepted, answered, replied, delivered: replied, rated, ended: on(addWorkingDays(dayOfInstant(rated), 1), '09:00') };
}

type Steps = readonly [sent: string, signed: string, accepted: string, answered: string];

function idealSteps(asked: string, replied: string): Steps {
  const sentOn = addWorkingDays(dayOfInstant(asked), 1);
  const accepted = on(addWorkingDays(sentOn, 3), '15:00');
  const justBefore = later(replied, -30 * minute);
  const morning = on(dayOfInstant(replied), '09:00');
  const answered = [morning, justBefore].find(instant => instant > accepted && instant < replied) ?? midway(accepted, replied);
  return [on(sentOn, '09:00'), on(sentOn, '10:30'), accepted, answered];
}

const midway = (from: string, to: string): string => later(from, Math.floor((Date.parse(to) - Date.parse(from)) / 2));

function evenSteps(asked: string, replied: string): Steps {
  const step = (Date.parse(replied) - Date.parse(asked)) / 5;
  const after = (steps: number): string => later(asked, Math.floor(step * steps));
  return [after(1), after(2), after(3), after(4)];
}
