// What the hall may ask of a follower, whether it drives a view or a policy.

/** `waiting`: someone else holds a lease, or nobody has answered yet. `building`: its rows are being made anew, and nobody keeps the old ones up to date. `stopped`: for good, with a sentence. */
export type FollowState = 'waiting' | 'building' | 'following' | 'stopped';

/** How a follower stands. `lag`: how many events of that source it has not worked through. */
export interface FollowerLook {
  readonly consumer: string;
  readonly state: FollowState;
  /** Why it stopped. */
  readonly sentence?: string;
  readonly sources: readonly { readonly service: string; readonly position: number; readonly lag: number }[];
}

/** A view or a policy on its way through the past. */
export interface Follower {
  /** Its name in leases, the parking lot and metrics: `view:<name>:<version>` or `policy:<name>`. */
  readonly consumer: string;
  start(): void;
  /** Finishes what is under way, stores where it stands and gives its leases back. */
  stop(): Promise<void>;
  follows(service: string): boolean;
  /** Everything of that service up to here is done. */
  position(service: string): number;
  /** Whether it stands at the head of all its sources with nothing under way. What is parked counts as done. */
  settled(): Promise<boolean>;
  /** Waits until it has followed a service up to a position; false when that takes longer than `milliseconds`. */
  waitFor(service: string, position: number, milliseconds: number): Promise<boolean>;
  look(): Promise<FollowerLook>;
}
