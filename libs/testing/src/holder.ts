// A holder of leases in a process of its own: it can be stopped for longer than its leases last, woken again, and asked how often its writes were refused.
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** How a holder hears of its neighbours over Kafka: by a line at this port of this machine, and how many milliseconds it waits before it gives up. */
export interface HolderOverKafka {
  readonly brokers: readonly string[];
  readonly prefix: string;
  readonly linePort: number;
  readonly patience: number;
}

/** What a holder needs. `url` logs in as the service's app role; `vault` is needed by a view. A rebuilder follows a view, builds it anew, slowly, and goes on with what another one has left. */
export interface HolderGiven {
  readonly role: 'sealer' | 'view' | 'rebuilder' | 'overKafka';
  readonly service: string;
  readonly url: string;
  readonly leaseSeconds: number;
  readonly vault?: { readonly url: string; readonly keyFile: string };
  readonly kafka?: HolderOverKafka;
}

/** What a holder tells. `isRejection`: the database refused a write, because the lease under which it was made is held by someone else. */
export interface Told {
  readonly sentence: string;
  readonly error: string;
  readonly isRejection: boolean;
  readonly epoch?: number;
  /** How far a build has come. */
  readonly position?: number;
}

const patience = 60_000;

export class Holder {
  readonly told: Told[] = [];
  /** The exit code of the process, once it has gone. */
  readonly ended: Promise<number | null>;

  constructor(private readonly child: ChildProcess, given: HolderGiven) {
    child.on('message', told => void this.told.push(told as Told));
    this.ended = new Promise(resolve => child.once('exit', code => resolve(code)));
    // A process that is stopped does not notice that its parent has gone.
    process.once('exit', () => child.kill('SIGKILL'));
    child.send(given);
  }

  /** How often the database refused it a write. */
  get rejections(): number {
    return this.told.filter(({ isRejection }) => isRejection).length;
  }

  /** The epochs under which it has held its lease, as far as its role tells them. */
  get epochs(): readonly number[] {
    return this.told.flatMap(({ epoch }) => epoch ?? []);
  }

  /** Stops it where it stands, in the middle of whatever it does. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  /** Wakes it; it knows nothing of the time that has passed. */
  thaw(): void {
    this.child.kill('SIGCONT');
  }

  /** Ends it without a word. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Lets it give its leases back, and waits until it has gone; one that does not go is killed. */
  async leave(): Promise<void> {
    this.thaw();
    if (this.child.connected) this.child.send('leave');
    await Promise.race([this.ended, delay(patience, undefined, { ref: false })]);
    await this.kill();
  }
}

/** Starts a holder. It tells when it holds its leases; end it with `leave` or `kill`. */
export function startHolder(given: HolderGiven): Holder {
  const execArgv = ['--import', path.join(__dirname, 'typescript.mjs')];
  return new Holder(fork(path.join(__dirname, 'holder-process.ts'), { execArgv, env: { PATH: process.env['PATH'] } }), given);
}
