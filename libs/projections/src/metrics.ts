// What an operator wants to know of all followers of a service, in one snapshot.
import type { Follower, FollowerLook } from './follower.js';
import type { Parking } from './parking.js';

/** How a follower stands, with how many events it has in the parking lot. */
export interface FollowerFigures extends FollowerLook {
  /** Over all its sources. */
  readonly lag: number;
  readonly parked: number;
}

/** One snapshot of the followers of one service, in two round trips and one question to each log. */
export async function figuresOf(followers: readonly Follower[], parking: Parking): Promise<readonly FollowerFigures[]> {
  const [looks, counts] = await Promise.all([Promise.all(followers.map(follower => follower.look())), parking.counts()]);
  return looks.map(look => ({ ...look, lag: look.sources.reduce((sum, { lag }) => sum + lag, 0), parked: counts.get(look.consumer) ?? 0 }));
}
