// When a hall serves again after a kill, and what is known of one that does not.
import { setTimeout as pause } from 'node:timers/promises';
import type { Crowd } from './clients.js';
import type { HallProcess } from './hall-process.js';

/** Waits until somebody was answered again. Throws when the hall has ended of itself, or answers nobody for three minutes, with how it is and what was said last; and when the crowd has gone home. */
export async function served(crowd: Crowd, hall: HallProcess): Promise<void> {
  const before = crowd.acknowledged.length;
  for (const end = Date.now() + 180_000; crowd.acknowledged.length < before + 3; await pause(10)) {
    if (crowd.isHome) throw new Error('Everybody has gone home.');
    if (hall.end !== undefined) throw new Error(`The hall has ended, and nobody had told it to.\n${hall.account}`);
    if (Date.now() > end) throw new Error(`Nobody was answered for three minutes.\n${hall.account}`);
  }
}
