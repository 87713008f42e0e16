// Bench: how long until what was said to one service is seen in a view of another, in a hall of one process.
import { looked, visibleIn } from '../visible-in.mjs';

export const name = 'visible';
export const measures = looked;
export const peers = 'DIGIT, as published: a second and more';

const peer = { peer: 'DIGIT’s second, as published', value: 1_000 };

export async function run(ground, settings) {
  return visibleIn(await ground.hall(), { ...settings, ground, peer });
}
