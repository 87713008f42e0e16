// The window's patience: what was just written is there for whoever asks a moment later, and nobody need ask twice.
import { Injectable } from '@nestjs/common';
import { refuseIntake } from '@onehall/contracts';
import { NotYet } from '@onehall/kernel';
import { Desk, StreamReader, ViewReader, type Answer, type Said } from '@onehall/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { cases, type OpenedCase } from '../case/case.js';
import { caseRegister } from '../views/case-register.js';

/** Milliseconds: for what was registered and is on its way, and for what no view has heard of yet. */
const patience = 1_000;
const doubt = 200;
const step = 20;

@Injectable()
export class Patience {
  constructor(
    private readonly desk: Desk,
    private readonly views: ViewReader,
    private readonly streams: StreamReader,
  ) {}

  /** Tells a command about a case. One that is not open: `NotYet` when it is registered, UNKNOWN_CASE when nobody has heard of it. */
  async tell(command: { readonly caseId: string }, said: Said): Promise<Answer> {
    try {
      return await this.desk.tell(command, said);
    } catch (error) {
      if (!(error instanceof NotYet) || (await this.isRegistered(said.hall, command.caseId))) throw error;
      throw refuseIntake('UNKNOWN_CASE');
    }
  }

  /** The case as its stream tells it, once it is open: waits up to a second when it is registered. Undefined: there is none. */
  async opened(hall: string, caseId: string): Promise<{ readonly state: OpenedCase; readonly version: number } | undefined> {
    const read = async () => {
      const { state, version } = await this.streams.state(cases, hall, caseId);
      return state.phase === 'unopened' ? undefined : { state, version };
    };
    return this.until(read, () => this.isRegistered(hall, caseId));
  }

  /** Asks again until there is an answer: up to `atMost` milliseconds for what is `underWay`, a fifth of a second for what nobody has heard of. */
  async until<Found>(read: () => Promise<Found | undefined>, underWay: () => Promise<boolean>, atMost = patience): Promise<Found | undefined> {
    for (let waited = 0; ; waited += step) {
      const found = await read();
      if (found !== undefined || waited >= atMost || (waited >= doubt && !(await underWay()))) return found;
      await pause(step);
    }
  }

  private async isRegistered(hall: string, caseId: string): Promise<boolean> {
    return (await this.views.one(caseRegister, hall, { caseId })) !== undefined;
  }
}
