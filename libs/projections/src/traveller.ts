// What every follower does alike: whatever it is asked, its following knows.
import type { Follower, FollowerLook } from './follower.js';
import type { Following } from './following.js';

/** Extended by those who follow: a view, a policy, the ledger. They say how they work; how they travel is the same. */
export abstract class Traveller implements Follower {
  abstract readonly consumer: string;
  protected abstract readonly following: Following;

  start(): void {
    this.following.start();
  }

  stop(): Promise<void> {
    return this.following.stop();
  }

  follows(service: string): boolean {
    return this.following.follows(service);
  }

  position(service: string): number {
    return this.following.position(service);
  }

  settled(): Promise<boolean> {
    return this.following.settled();
  }

  waitFor(service: string, position: number, milliseconds: number): Promise<boolean> {
    return this.following.waitFor(service, position, milliseconds);
  }

  look(): Promise<FollowerLook> {
    return this.following.look();
  }
}
