// Bench: how long until what was said to one service is seen in a view of another, in a hall of five processes over a real Kafka.
import { looked, visibleIn } from '../visible-in.mjs';

export const name = 'visible-over-kafka';
export const measures = `in a hall of five processes, through its gateway: ${looked}`;
export const peers = 'the house’s own limit for the 99th percentile';

const peer = { peer: 'the limit of 500 ms', value: 500 };

export async function run(ground, settings) {
  return visibleIn(await ground.services(), { ...settings, ground, peer });
}
