// A view in the life of the house: it finds out which version stands in its table, brings its own there first when that is another, follows, and is built anew when somebody asks.
import { setTimeout as pause } from 'node:timers/promises';
import type { Follower, FollowerLook } from './follower.js';
import type { ViewGate } from './gate.js';
import { OneAtATime } from './pace.js';
import { raise, rebuild } from './rebuild.js';
import { quoted } from './statement.js';
import { Standings, type Rebuilt, type Standing } from './standings.js';
import { sentenceOf } from './trouble.js';
import { ViewFollower, type ViewFollowing } from './view-follower.js';

/** How a build stands: how many events of all its sources it has worked through, of how many, and since when. */
export interface BuildLook {
  readonly since: string;
  readonly position: number;
  readonly of: number;
}

/** How a view stands. `standing` undefined: no version was ever complete. */
export interface ViewLook extends FollowerLook {
  readonly view: string;
  readonly version: number;
  readonly standing?: Standing | undefined;
  readonly building?: BuildLook | undefined;
  /** Why the last build failed. */
  readonly failed?: string | undefined;
}

const longestRest = 5_000;
const firstRest = 50;
const betweenLooks = 250;

export class LivingView implements Follower {
  readonly consumer: string;
  readonly live: ViewFollower;
  private readonly standings: Standings;
  private readonly leaving = new AbortController();
  private readonly alone = new OneAtATime();
  private begun: Promise<void> = Promise.resolve();
  private phase: 'deciding' | 'building' | 'living' = 'deciding';
  private building: { since: string; position: number; of: number } | undefined;
  private failed: string | undefined;
  private decide: () => void = () => undefined;
  /** Whether the view can be read is known, or could not be found out at once. */
  readonly decided = new Promise<void>(resolve => (this.decide = resolve));

  constructor(
    private readonly given: ViewFollowing,
    private readonly gate: ViewGate,
  ) {
    this.live = new ViewFollower({ ...given, standings: new Standings(given.dataSource) });
    this.consumer = this.live.consumer;
    this.standings = new Standings(given.dataSource);
  }

  /** Until it is known whether the table holds something, nobody reads it: `decided`. */
  start(): void {
    this.gate.close(this.given.view.name);
    this.begun = this.begin();
  }

  async stop(): Promise<void> {
    this.leaving.abort();
    await this.begun;
    await this.alone.run(() => Promise.resolve());
    await this.live.stop();
  }

  get name(): string {
    return this.given.view.name;
  }

  get version(): number {
    return this.given.view.version;
  }

  follows(service: string): boolean {
    return this.live.follows(service);
  }

  position(service: string): number {
    return this.live.position(service);
  }

  settled(): Promise<boolean> {
    return this.phase === 'living' ? this.live.settled() : Promise.resolve(false);
  }

  /** False at once while the rows are being made: that takes longer than anybody waits. */
  async waitFor(service: string, position: number, milliseconds: number): Promise<boolean> {
    const end = Date.now() + milliseconds;
    while (this.phase === 'deciding' && Date.now() < end) await pause(5);
    return this.phase === 'living' && this.live.waitFor(service, position, Math.max(0, end - Date.now()));
  }

  async look(): Promise<ViewLook> {
    const { view } = this.given;
    const [look, standing] = await Promise.all([this.live.look(), this.standings.of(view)]);
    return { ...look, state: this.phase === 'living' ? look.state : 'building', view: view.name, version: view.version, standing, building: this.building, failed: this.failed };
  }

  /** Builds the view anew beside itself, and swaps it in; one after the other when asked twice. `anew`: also what a build that was broken off has left. Throws while its own version does not stand yet. */
  rebuild({ anew }: { readonly anew: boolean }): Promise<Rebuilt> {
    return this.alone.run(() => {
      if (this.phase !== 'living') throw new Error(`Version ${this.given.view.version} of the view ${this.given.view.name} does not stand yet.`);
      return this.build(options => rebuild(this.live, { ...options, anew }));
    });
  }

  private async begin(): Promise<void> {
    for (let rest = firstRest; !this.isOver; rest = Math.min(rest * 2, longestRest)) {
      try {
        await this.bring();
        this.gate.open(this.given.view.name);
        this.phase = 'living';
        this.decide();
        this.live.start();
        return void this.goOn().catch((error: unknown) => this.brokenOff(error));
      } catch (error) {
        this.decide();
        if (this.isOver) return;
        this.given.logger.warn({ consumer: this.consumer, error: sentenceOf(error) }, 'A view could not be brought up to its version and tries again.');
        await pause(rest, undefined, { signal: this.leaving.signal }).catch(() => undefined);
      }
    }
  }

  /** Brings this version into the table, where it is not there. */
  private async bring(): Promise<void> {
    const { view, logger } = this.given;
    const standing = await this.standings.of(view);
    if (standing?.version === view.version) return;
    if (!standing && (await this.nothingSaid())) return this.standings.stands(view);
    if (standing && !(await this.isEmpty())) this.gate.open(view.name);
    this.phase = 'building';
    this.decide();
    logger.info({ consumer: this.consumer, stands: standing?.version, readable: !this.gate.closed.includes(view.name) }, 'Another version of a view stands in its table: its rows are made anew beside it.');
    const { rows, differing } = await this.alone.run(async () => {
      const found = await this.build(options => raise(this.given, options));
      this.phase = 'living';
      return found;
    });
    logger.info({ consumer: this.consumer, rows, differing }, 'A new version of a view was swapped in.');
  }

  /** A build that somebody asked for before the process was killed goes on by itself. */
  private async goOn(): Promise<void> {
    if (!(await this.standings.build(this.given.view, { fits: true }))) return;
    this.given.logger.info({ consumer: this.consumer }, 'A build that was broken off goes on.');
    // The leases of a process that was killed have to run out first.
    while ((await this.live.look()).state !== 'following') await pause(betweenLooks, undefined, { signal: this.leaving.signal });
    await this.alone.run(async () => {
      // Somebody may have asked for it, and got it, meanwhile.
      if (!(await this.standings.build(this.given.view, { fits: true }))) return;
      const { rows, differing } = await this.build(options => rebuild(this.live, options));
      this.given.logger.info({ consumer: this.consumer, rows, differing }, 'A build that was broken off was swapped in.');
    });
  }

  private brokenOff(error: unknown): void {
    if (!this.isOver) this.given.logger.error({ consumer: this.consumer, error: sentenceOf(error) }, 'A build that was broken off could not go on.');
  }

  private async build(work: (options: { readonly stop: AbortSignal; readonly onProgress: (position: number, of: number) => void }) => Promise<Rebuilt>): Promise<Rebuilt> {
    const building = (this.building = { since: new Date().toISOString(), position: 0, of: 0 });
    this.failed = undefined;
    try {
      return await work({ stop: this.leaving.signal, onProgress: (position, of) => Object.assign(building, { position, of }) });
    } catch (error) {
      this.failed = sentenceOf(error);
      throw error;
    } finally {
      this.building = undefined;
    }
  }

  private get isOver(): boolean {
    return this.leaving.signal.aborted;
  }

  private async nothingSaid(): Promise<boolean> {
    const heads = await Promise.all(this.live.services.map(service => this.live.source(service).head()));
    return heads.every(head => head === 0);
  }

  private async isEmpty(): Promise<boolean> {
    return (await this.given.dataSource.query<object[]>(`select from ${quoted(this.given.view.table)} limit 1`)).length === 0;
  }
}
