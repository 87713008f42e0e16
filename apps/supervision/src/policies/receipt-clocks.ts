// The clocks that begin when a department receives a case (信访工作条例 第二十三条第三款): to inform the petitioner, and the right to object.
import type { Term } from '@onehall/rulebook';
import { clockOf } from '../case/clock-ids.js';
import type { Start } from '../case/start-clocks.js';

export const receiptClocks = (department: string, { startedOn, objectBy, informBy }: { readonly startedOn: string; readonly objectBy: Term; readonly informBy: Term }): readonly [Start, Start] => [
  { clockId: clockOf('C-INFORM-TRANSFER', department), clock: 'C-INFORM-TRANSFER', holder: department, startedOn, due: informBy },
  { clockId: clockOf('C-OBJECT', department), clock: 'C-OBJECT', holder: department, startedOn, due: objectBy },
];
