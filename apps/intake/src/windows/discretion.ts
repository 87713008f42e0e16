// What is left of a matter of the discipline organ for everybody but its own people: its number, by which door and on which day it came, and that it was handed over (信访工作条例 第三十条).
import { Injectable } from '@nestjs/common';
import { StreamReader, type AtHall } from '@onehall/platform';
import { cases, isHandedOver, isSecret, type OpenedCase } from '../case/case.js';
import { given } from '../given.js';
import type { Submission } from '../submission/submission.js';
import type { CaseLine } from '../views/case-line.js';

type Written = Extract<Submission, { phase: 'registered' }>['registered'];

/** Whether what a confidential case says is opened for the caller. */
export const mayOpen = ({ role }: AtHall): boolean => role === 'discipline';

/** A submission without whatever could tell what it says or who brought it. An accusation that still waits to be handed over can be found by its ids. */
export function bareSubmission(registered: Written, { receivedOn, handedOver }: { readonly receivedOn: string; readonly handedOver: boolean }) {
  const { submissionId, caseId, opens, number, channel, purpose } = registered;
  const fact = { number, channel, receivedOn, confidential: true as const, queryable: false, persons: [], corrections: [] };
  return handedOver ? fact : { submissionId, caseId, opens, purpose, ...fact };
}

/** A case without whatever could tell what it says: as it came, and that it went. Of one that still waits to be handed over, also what is needed for that. */
export function bareCase(known: OpenedCase, { caseId, version }: { readonly caseId: string; readonly version: number }) {
  const { number, channel, receivedOn, submissionId, purpose, routeBy } = known.opened;
  const fact = { number, channel, receivedOn, confidential: true as const };
  if (!isHandedOver(known)) return { caseId, version, phase: known.phase, opened: { ...fact, submissionId, purpose, routeBy } };
  const { way, disposedOn, paper } = known.disposed;
  return { phase: known.phase, opened: fact, disposed: { way, disposedOn, paper } };
}

const toldOfAll: ReadonlySet<string> = new Set<keyof CaseLine | 'hall'>(['hall', 'number', 'channel', 'receivedOn', 'confidential', 'state', 'way', 'disposedOn', 'leftOn', 'paper']);
const toldWhileItWaits: ReadonlySet<string> = new Set([...toldOfAll, ...(['caseId', 'submissionId', 'numbers', 'purpose', 'openedAt', 'routeBy', 'updatedAt'] as const satisfies (keyof CaseLine)[])]);

/** A line of the register that says no more than `bareCase`; an ordinary one as it is. */
export function bareLine(line: CaseLine): CaseLine {
  if (!line.confidential) return line;
  const told = line.way === 'discipline' ? toldOfAll : toldWhileItWaits;
  return Object.fromEntries(Object.entries(line).map(([column, value]) => [column, told.has(column) ? (value as unknown) : null])) as unknown as CaseLine;
}

/** Which cases are the discipline organ's, from their own streams. */
@Injectable()
export class Discretion {
  constructor(private readonly streams: StreamReader) {}

  /** Undefined: the case is not open yet, and no secret as far as anybody knows. */
  async secretOf(hall: string, caseId: string): Promise<{ readonly handedOver: boolean } | undefined> {
    const { state } = await this.streams.state(cases, hall, caseId);
    return state.phase !== 'unopened' && isSecret(state) ? { handedOver: isHandedOver(state) } : undefined;
  }

  /** What names an earlier case does so no longer once that one is the discipline organ's. */
  async withoutSecrets<Naming extends { readonly follows?: string }>(hall: string, naming: Naming): Promise<object> {
    if (naming.follows === undefined || !(await this.secretOf(hall, naming.follows))) return naming;
    return given({ ...naming, follows: undefined });
  }
}
