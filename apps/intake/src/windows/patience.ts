// The window's patience: a case whose registration was just written is opened a moment later, and the petitioner need not ask twice.
import { Injectable } from '@nestjs/common';
import { refuseIntake } from '@onehall/contracts';
import { NotYet } from '@onehall/kernel';
import { Desk, ViewReader, type Answer, type Said } from '@onehall/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { caseRegister } from '../views/case-register.js';

const patience = 1_000;
const step = 20;

@Injectable()
export class Patience {
  constructor(
    private readonly desk: Desk,
    private readonly views: ViewReader,
  ) {}

  /** Tells a command about a case, and waits up to a second for the case to open. Then: `NotYet` when it is registered, UNKNOWN_CASE when nobody ever heard of it. */
  async tell(command: { readonly caseId: string }, said: Said): Promise<Answer> {
    for (let waited = 0; ; waited += step) {
      try {
        return await this.desk.tell(command, said);
      } catch (error) {
        if (!(error instanceof NotYet)) throw error;
        if (waited >= patience) throw (await this.views.one(caseRegister, said.hall, { caseId: command.caseId })) ? error : refuseIntake('UNKNOWN_CASE');
        await pause(step);
      }
    }
  }
}
