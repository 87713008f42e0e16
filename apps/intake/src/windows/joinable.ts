// Whether a further submission may join a case: it must be there, and it must be no accusation.
import { Injectable } from '@nestjs/common';
import { refuseIntake } from '@onehall/contracts';
import { StreamReader, ViewReader } from '@onehall/platform';
import { cases, isSecret } from '../case/case.js';
import { caseRegister } from '../views/case-register.js';

@Injectable()
export class Joinable {
  constructor(
    private readonly streams: StreamReader,
    private readonly views: ViewReader,
  ) {}

  /** Throws a refusal that names `caseId`. A case that is registered but not open yet will be in a moment: joining waits for it. */
  async check(hall: string, caseId: string): Promise<void> {
    const { state } = await this.streams.state(cases, hall, caseId);
    if (state.phase !== 'unopened') return refuseSecret(isSecret(state));
    const line = await this.views.one(caseRegister, hall, { caseId });
    if (!line) throw refuseIntake('UNKNOWN_CASE', { field: 'caseId' });
    refuseSecret(line.confidential === true);
  }
}

function refuseSecret(secret: boolean): void {
  if (secret) throw refuseIntake('ACCUSATION_STANDS_ALONE');
}
