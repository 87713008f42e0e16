// The reading room: nobody reads a case here without its being recorded first, who, what and why.
import { Injectable } from '@nestjs/common';
import { refuseAudit } from '@onehall/contracts';
import { bareFile, caseFile } from '@onehall/case-file';
import type { Recorded } from '@onehall/kernel';
import { Desk, Edge, HallClock, type AtHall } from '@onehall/platform';
import { randomUUID } from 'node:crypto';
import { Ledger } from '../ledger/ledger.js';
import { RecordReading } from '../reading/record-reading.js';
import type { ReadCaseDto } from './audit.dto.js';
import { Discretion, isOfThatOrgan } from './discretion.js';
import { instantOf } from './instants.js';

/** A reading that was recorded: everything that was ever said about the case, and the two instants that were asked for. */
export interface Reading {
  readonly readingId: string;
  readonly events: readonly Recorded[];
  readonly asked: { readonly asOf: string | undefined; readonly knownAt: string | undefined };
  /** As the answer repeats the question: beside `knownAt`, the clock by which facts are recorded where it is not the hall's. */
  readonly echo: Reading['asked'] & { readonly knownAtClock?: 'machine' };
  /** It is the discipline organ's, now or at any time, and the reader is not: of it only the facts are shown, that it came, and that it was handed over. */
  readonly withheld: boolean;
}

@Injectable()
export class ReadingRoom {
  constructor(
    private readonly ledger: Ledger,
    private readonly desk: Desk,
    private readonly edge: Edge,
    private readonly clock: HallClock,
    private readonly discretion: Discretion,
  ) {}

  /** Throws what the desk throws: a reading that cannot be recorded is not had. Who is no auditor must say why he reads. */
  async read(caseId: string, { what, wanted }: { readonly what: 'file' | 'history' | 'proof'; readonly wanted: ReadCaseDto }, caller: AtHall): Promise<Reading> {
    const { purpose } = wanted;
    const { hall, ...actor } = caller;
    const events = await this.ledger.history(hall, caseId);
    if (events.length === 0) throw refuseAudit('UNKNOWN_CASE');
    const secret = caseFile(caseId, events).confidential;
    if (isOfThatOrgan(caller) && !secret) throw refuseAudit('NOT_YOURS');
    if (caller.role !== 'auditor' && purpose === undefined) throw refuseAudit('PURPOSE_MISSING');
    const asked = await this.asked(wanted);
    const readingId = randomUUID();
    const { asOf, knownAt } = asked;
    const read = { caseId, what, ...(asOf !== undefined && { asOf }), ...(knownAt !== undefined && { knownAt }), ...(purpose !== undefined && { purpose }) };
    await this.desk.tell(new RecordReading(readingId, read), { commandId: readingId, hall, actor, correlationId: readingId });
    const echo = { ...asked, ...(knownAt !== undefined && this.clock.mode === 'virtual' && { knownAtClock: 'machine' as const }) };
    return { readingId, events, asked, echo, withheld: secret && !isOfThatOrgan(caller) };
  }

  /** The file as this reader may read it: what was sealed is opened, and an earlier case is named unless it is the discipline organ's. */
  async file(caseId: string, { events, asked, withheld }: Reading, { hall }: AtHall): Promise<object> {
    const file = caseFile(caseId, events, asked);
    if (withheld) return { ...bareFile(file), withheld };
    const { follows, ...rest } = file;
    const named = follows !== undefined && !(await this.discretion.secretAmong(hall, [follows])).has(follows);
    return (await this.edge.open({ ...rest, ...(named && { follows }) })) as object;
  }

  /** What happened is held against the hall's clock, what was recorded against the database's: that one is never virtual. */
  private async asked({ asOf, knownAt }: ReadCaseDto): Promise<Reading['asked']> {
    return {
      asOf: instantOf({ said: asOf, field: 'asOf', now: this.clock.now() }),
      knownAt: knownAt === undefined ? undefined : instantOf({ said: knownAt, field: 'knownAt', now: new Date().toISOString(), ...(this.clock.mode === 'virtual' && { virtual: { recordedFrom: await this.ledger.recordedFrom() } }) }),
    };
  }
}
