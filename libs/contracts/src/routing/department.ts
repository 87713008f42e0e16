// What routing tells the hall about a department (责任单位): that it is there, what it answers for, and who follows it.
import Type from 'typebox';
import { event, type EventOf } from '../event.js';
import { day, department, words } from '../fields.js';

const remits = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 200 });

export const DepartmentOpened = event('DepartmentOpened', 1, {
  department,
  name: Type.String({ minLength: 1, maxLength: 100 }),
  aliases: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50 }),
  superior: Type.Optional(department),
  remits,
  openedOn: day,
});
export type DepartmentOpened = EventOf<typeof DepartmentOpened>;

export const DepartmentRemitChanged = event('DepartmentRemitChanged', 1, { department, remits, changedOn: day, reasons: words });
export type DepartmentRemitChanged = EventOf<typeof DepartmentRemitChanged>;

export const DepartmentClosed = event('DepartmentClosed', 1, { department, successor: Type.Optional(department), closedOn: day });
export type DepartmentClosed = EventOf<typeof DepartmentClosed>;

export type DepartmentEvent = DepartmentOpened | DepartmentRemitChanged | DepartmentClosed;
