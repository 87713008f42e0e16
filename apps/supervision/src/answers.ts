// What the window of supervision answers, as the API document promises it.
import { caseId, custodian, day, id, oneOf } from '@onehall/contracts';
import { opened, orNone, rowOf } from '@onehall/platform';
import Type from 'typebox';

const text = Type.String();
const yes = Type.Boolean();
const count = Type.Integer({ minimum: 0 });
/** What light it shows, and the words beside it. */
const lit = { light: oneOf('red', 'yellow', 'green', 'stopped'), label: text };

export const clockLine = Type.Object({
  ...lit,
  ...rowOf({ caseId, clockId: text }, { number: text, clock: text, holder: custodian, startedOn: day, dueOn: day, article: text, provisional: yes, warnedOn: day, ranOutOn: day }).properties,
});
/** The day for which lights were counted. */
export const countedOn = { today: day };

const lights = { red: count, yellow: count, green: count };
export const summaryRead = Type.Object({ today: day, ...lights, holders: Type.Array(Type.Object({ holder: custodian, ...lights })) });

const late = Type.Object({ holder: custodian, clock: text, running: count, stopped: count, mostDaysLate: count });
export const lateRead = Type.Object({ today: day, items: Type.Array(late) });

/** One case that is watched. Of what is the discipline organ's only number and day are told, and while it waits to be handed over, by when. */
export const watchedLine = rowOf({}, { caseId, number: text, openedOn: day, open: Type.Record(text, day), openClocks: count, nextDueOn: day, urges: count, urgesOpen: count, sealed: yes });

/** A term that was moved: what became of it until then. */
const earlierTerm = Type.Object({ startedOn: day, dueOn: day, warnedOn: orNone(day), ranOutOn: orNone(day), daysLate: count });
const move = Type.Object({ movedOn: day, dueOn: day, because: text, before: earlierTerm });
const run = Type.Object({
  ...lit,
  ...{ clockId: text, clock: text, holder: custodian, startedOn: day, dueOn: day, article: text, provisional: yes, moves: Type.Array(move) },
  ...{ warnedOn: orNone(day), ranOutOn: orNone(day), stoppedOn: orNone(day), daysLate: orNone(Type.Integer()) },
});
const urge = Type.Object({
  ...{ urgeId: id, department: custodian, urgedOn: day, clockId: Type.Optional(text), answeredOn: Type.Optional(day) },
  ...{ ground: opened(text), wording: Type.Optional(opened(text)), answer: Type.Optional(opened(text)) },
});

export const supervisionRead = Type.Object({
  // Without `caseId` and `version` it was handed over to the discipline organ.
  ...{ caseId: Type.Optional(caseId), version: Type.Optional(Type.Integer({ minimum: 1 })), today: day, number: orNone(text), openedOn: orNone(day), confidential: yes },
  clocks: Type.Array(run),
  urges: Type.Array(urge),
});

export const urged = { caseId, urgeId: id };
