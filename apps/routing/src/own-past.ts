// Whether routing's views have heard all that routing itself has said: what is counted in a view before something is closed must not lag behind.
import { Injectable } from '@nestjs/common';
import { refuseRouting } from '@onehall/contracts';
import { NotYet } from '@onehall/kernel';
import { Followers } from '@onehall/platform';

const patience = 1_000;

@Injectable()
export class OwnPast {
  constructor(private readonly followers: Followers) {}

  /** Waits until the views stand where routing's log stood when this was asked; throws `NotYet` after a second. */
  async followed(): Promise<void> {
    const { service, position } = await this.followers.written();
    if (await this.followers.waitFor({ service, position, by: 'views' }, patience)) return;
    const { reason, refusal } = refuseRouting('STILL_COUNTING');
    throw new NotYet(reason, refusal);
  }
}
