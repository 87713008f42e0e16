// Poison of every kind at any moment, in a view and in a policy: after the repair everything is as if nothing had happened.
import fc from 'fast-check';
import type { Recorded, View } from '@onehall/kernel';
import { deskServiceOf, deskTable, deskView, replayed, smallHall, type DeskEvent, type OnDesk, type SmallHall, type Spoken } from '@onehall/testing';
import type { Follower } from './follower.js';
import { PolicyFollower } from './policy-follower.js';
import { commandIdOf } from './reaction.js';
import { ViewFollower } from './view-follower.js';

let hall: SmallHall;
const running: Follower[] = [];
beforeEach(async () => {
  hall = await smallHall(['routing', 'intake'], [deskTable]);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(follower => follower.stop()));
  await hall.close();
});

const cases = ['a', 'b', 'c'] as const;
const caseId = fc.constantFrom(...cases);
type Act = { readonly say: readonly Spoken[] } | { readonly sicken: string } | { readonly heal: string } | { readonly redrive: string } | { readonly pause: boolean } | { readonly restart: true };

const step = fc.record({ caseId, step: fc.nat(99), poison: fc.boolean() }).map(({ poison, ...data }): Spoken => ({ type: 'StepTaken', data: { ...data, ...(poison && { poison }) } }));
const word = fc.oneof(
  { weight: 6, arbitrary: step },
  { weight: 1, arbitrary: fc.constant<Spoken>({ type: 'CaseWithdrawn', data: { caseId: 'c' } }) },
  // No row that one service takes away is filled by another: the order of the two is promised to nobody.
  { weight: 1, arbitrary: fc.constantFrom('a', 'b').map((id): Spoken => ({ type: 'CaseRegistered', data: { caseId: id, on: '2026-03-02' } })) },
);
const often = (weight: number, arbitrary: fc.Arbitrary<Act>): { readonly weight: number; readonly arbitrary: fc.Arbitrary<Act> } => ({ weight, arbitrary });
const act = fc.oneof(
  often(6, fc.record({ say: fc.array(word, { minLength: 1, maxLength: 6 }) })),
  often(2, fc.record({ sicken: caseId })),
  often(2, fc.record({ heal: caseId })),
  often(4, fc.record({ redrive: caseId })),
  often(3, fc.record({ pause: fc.boolean() })),
  often(1, fc.constant({ restart: true as const })),
);
const acts = fc.array(act, { minLength: 3, maxLength: 25 });

/** What is acted upon: the follower of the moment, which cases are sick now, and all that was said. */
interface Stage<F extends Follower> {
  readonly begin: (sick: ReadonlySet<string>) => F;
  readonly said: Spoken[];
}

/** Plays the acts, then heals everybody and drives everything again. */
async function play<F extends Follower>(played: readonly Act[], { begin, said }: Stage<F>): Promise<F> {
  const sick = new Set<string>(cases);
  let follower = start(begin(sick));
  await hall.quiet(follower);
  for (const act of played) {
    if ('say' in act) {
      for (const spoken of act.say) said.push({ ...spoken, id: (await hall.say(deskServiceOf(spoken.type), spoken))[0] ?? '' });
    } else if ('sicken' in act) sick.add(act.sicken);
    else if ('heal' in act) sick.delete(act.heal);
    else if ('redrive' in act) await hall.parking.redrive(follower.consumer, act.redrive);
    else if ('pause' in act) await (act.pause ? hall.quiet(follower) : Promise.resolve());
    else {
      await follower.stop();
      follower = start(begin(sick));
      await hall.quiet(follower);
    }
  }
  await hall.quiet(follower);
  sick.clear();
  for (const id of cases) expect(await hall.parking.redrive(follower.consumer, id)).toMatchObject({ left: 0 });
  expect(await hall.parking.list(follower.consumer)).toEqual([]);
  return follower;
}

function start<F extends Follower>(follower: F): F {
  running.push(follower);
  follower.start();
  return follower;
}

describe('Poison, repair and driving again, in whatever order they come', () => {
  it('leave a view with the rows that it would have had', async () => {
    const rows = (): Promise<object[]> => hall.views.query<object[]>('select * from desk order by hall, "caseId"');
    const follower = (version: number, sick: ReadonlySet<string>): ViewFollower => {
      const { views: dataSource, sources, vault, parking, logger } = hall;
      const healthy = deskView(() => false);
      const fold: typeof healthy.on.StepTaken.fold = (row, event, key) => {
        if (event.data.poison && sick.has(event.data.caseId)) throw new Error(`The case ${event.data.caseId} is sick.`);
        return healthy.on.StepTaken.fold(row, event, key);
      };
      const view: View<OnDesk, 'caseId', DeskEvent> = { ...healthy, version, on: { ...healthy.on, StepTaken: { ...healthy.on.StepTaken, fold } } };
      return new ViewFollower({ view, service: 'routing', dataSource, sources, vault, watermarks: hall.watermarks(), parking, logger, serviceOf: deskServiceOf });
    };
    let version = 1;
    await fc.assert(
      fc.asyncProperty(acts, async played => {
        await hall.views.query('truncate desk');
        version += 2;
        const troubled = await play(played, { begin: sick => follower(version, sick), said: [] });
        await hall.quiet(troubled);
        await troubled.stop();
        const found = await rows();
        await hall.views.query('truncate desk');
        const healthy = start(follower(version + 1, new Set()));
        await hall.quiet(healthy);
        await healthy.stop();
        expect(found).toEqual(await rows());
      }),
      { numRuns: 12, ...replayed() },
    );
  }, 600_000);

  it('leave a policy with the commands that it would have said, each once, under the same ids and in the order of each case', async () => {
    class NoteStep {
      constructor(readonly caseId: string, readonly step: number) {}
    }
    let run = 0;
    const follower = (name: string, sick: ReadonlySet<string>, noted: Map<string, NoteStep>): PolicyFollower => {
      const { views: dataSource, sources, parking, logger } = hall;
      const react = ({ data }: Recorded): readonly NoteStep[] => {
        const { caseId: id, step: number, poison } = data as { readonly caseId: string; readonly step: number; readonly poison?: true };
        if (poison && sick.has(id)) throw new Error(`The case ${id} is sick.`);
        return [new NoteStep(id, number)];
      };
      const tell = (command: object, _: Recorded, commandId: string): Promise<void> => Promise.resolve(void (noted.has(commandId) || noted.set(commandId, command as NoteStep)));
      return new PolicyFollower({ policy: { name, on: 'StepTaken', react }, service: 'routing', dataSource, sources, watermarks: hall.watermarks(), parking, logger, serviceOf: deskServiceOf, tell });
    };
    await fc.assert(
      fc.asyncProperty(acts, async played => {
        run += 1;
        const [name, noted, said] = [`when-step-taken-note-step-${run}`, new Map<string, NoteStep>(), [] as Spoken[]];
        await hall.sealed();
        const troubled = await play(played, { begin: sick => follower(name, sick, noted), said });
        await hall.quiet(troubled);
        await troubled.stop();
        const steps = said.filter(({ type }) => type === 'StepTaken');
        for (const id of cases) {
          const expected = steps.filter(({ data }) => data['caseId'] === id).map(({ id: eventId, data }) => [commandIdOf(name, eventId ?? '', { target: '', command: 'NoteStep', ordinal: 0 }), data['step']]);
          expect([...noted].filter(([, command]) => command.caseId === id).map(([commandId, command]) => [commandId, command.step])).toEqual(expected);
        }
      }),
      { numRuns: 12, ...replayed() },
    );
  }, 600_000);
});
