// How a fault becomes a finding that stands: told once, whoever finds it and however often.
import { Injectable } from '@nestjs/common';
import { hallOf } from '@onehall/case-file';
import type { Fault } from '@onehall/event-store';
import { Config, Desk } from '@onehall/platform';
import { v5 as uuidv5 } from 'uuid';
import { RecordFinding } from '../finding/record-finding.js';

/** The ids of all findings are derived in this namespace; it never changes. */
const namespace = '3c1f2a54-5d0e-5a1b-8f43-9b6f0f6f7d2c';
const ledger = { id: 'ledger', role: 'system' } as const;

/** The same fault of the same event has the same id, on arrival as in every verification. */
export const findingIdOf = ({ service, stream, version, wrong }: Fault): string => uuidv5(JSON.stringify([service, stream, version, wrong.en]), namespace);

@Injectable()
export class Findings {
  constructor(
    private readonly desk: Desk,
    private readonly config: Config,
  ) {}

  /** Throws what the desk throws: a fault that cannot be recorded must not be passed over. */
  async record(fault: Fault): Promise<void> {
    const { service, stream, version, wrong } = fault;
    const findingId = findingIdOf(fault);
    const found = { service, wrong: `${wrong.zh} ${wrong.en}`, ...(stream !== null && { stream }), ...(version !== null && version > 0 && { version }) };
    const commandId = uuidv5('record', findingId);
    const hall = (stream === null ? undefined : hallOf(stream)) ?? this.config.hallId;
    await this.desk.tell(new RecordFinding(findingId, found), { commandId, hall, actor: ledger, correlationId: commandId });
  }
}
