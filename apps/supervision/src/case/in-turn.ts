// One thing is said after another, each knowing what the earlier ones changed.
import type { SupervisionCaseEvent } from '@onehall/contracts';
import { cases, type WatchedCase } from './case.js';

export type Step = (state: WatchedCase) => readonly SupervisionCaseEvent[];

export function inTurn(state: WatchedCase, steps: readonly Step[]): readonly SupervisionCaseEvent[] {
  const said: SupervisionCaseEvent[] = [];
  let now = state;
  for (const step of steps) {
    const events = step(now);
    said.push(...events);
    now = events.reduce((before, event) => cases.evolve(before, event), now);
  }
  return said;
}
