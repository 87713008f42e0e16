// How a decision is tested: given events, when a command is said, then events, nothing or a refusal.
import type { Actor, Decide, Event, Scene, Stream } from '@onehall/kernel';
import { Refused } from '@onehall/kernel';

/** What a test may set of the scene; the rest has defaults. */
export type SceneGiven<Law> = Partial<Omit<Scene<Law>, 'law'>> & { readonly law: Law };

const nobody: Actor = { id: 'u-clerk', role: 'clerk' };

/**
 * `const given = decisions(cases, { law, now })`, then `given(sentOut).when(acceptCase, command, { actor }).then(accepted)`.
 * State is always made by evolving the given events, and whatever is decided is evolved too: what decide can produce, evolve accepts.
 */
export function decisions<Key extends string, State, E extends Event, Law>(stream: Stream<Key, State, E>, defaults: SceneGiven<Law>) {
  const fold = (events: readonly E[]): State => events.reduce((state, event) => stream.evolve(state, event), stream.initial);
  return (...past: readonly E[]) => ({
    when<Command>(decide: Decide<Command, State, E, Law>, command: Command, scene: Partial<Scene<Law>> = {}) {
      const stage: Scene<Law> = { now: '2026-03-02T02:00:00.000Z', hall: 'hall', actor: nobody, number: 1, ...defaults, ...scene };
      const say = (): readonly E[] => {
        const events = decide(command, fold(past), stage);
        fold([...past, ...events]);
        return events;
      };
      return {
        then: (...expected: readonly E[]) => expect(say()).toEqual(expected),
        thenTypes: (...types: readonly E['type'][]) => expect(say().map(event => event.type)).toEqual(types),
        thenNothing: () => expect(say()).toEqual([]),
        thenRefused(reason: string) {
          try {
            const events = say();
            throw new Error(`Expected refusal ${reason}, but it was decided: ${JSON.stringify(events)}`);
          } catch (error) {
            if (!(error instanceof Refused)) throw error;
            expect(error.reason).toBe(reason);
          }
        },
        events: say,
      };
    },
  });
}
