// Whether routing's views have heard what was said by now: what is counted in a view before something is closed must not lag behind.
import { Injectable } from '@nestjs/common';
import { refuseRouting } from '@onehall/contracts';
import { NotYet } from '@onehall/kernel';
import { Crew, Followers } from '@onehall/platform';

/** Milliseconds. */
const patience = { own: 1_000, everybodys: 4_000 };

@Injectable()
export class Past {
  constructor(
    private readonly followers: Followers,
    private readonly crew: Crew,
  ) {}

  /** Waits until the views stand where routing's log stood when this was asked; throws `NotYet` after a second. */
  async own(): Promise<void> {
    const { service, position } = await this.followers.written();
    if (!(await this.followers.waitFor({ service, position, by: 'views' }, patience.own))) throw stillCounting();
  }

  /** Waits until routing has heard what every service had said when this was asked, and what came of that; throws `NotYet` after four seconds. Not for a policy: its own turn is among what is waited for. */
  async everybodys(): Promise<void> {
    if (!(await this.crew.abreastOfAll(this.followers.service, patience.everybodys))) throw stillCounting();
  }
}

function stillCounting(): NotYet {
  const { reason, refusal } = refuseRouting('STILL_COUNTING');
  return new NotYet(reason, refusal);
}
