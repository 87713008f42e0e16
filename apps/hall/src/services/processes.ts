// The processes of a hall of five: started in their order, looked after, and stopped in the other.
import { services } from '@onehall/contracts';
import { join } from 'node:path';
import { Child } from './child.js';
import { environmentOf, environmentOfGateway, type Environment, type Hall } from './environments.js';

/** Of which hall, where the compiled apps lie, and whether their warnings are shown. */
export interface Manned {
  readonly hall: Hall;
  readonly apps: string;
  readonly isLoud: () => boolean;
}

export class Processes {
  private children: readonly Child[] = [];

  constructor(private readonly manned: Manned) {}

  /** Throws `CannotStart` with the words of the one that does not start. */
  async start(): Promise<void> {
    const { hall } = this.manned;
    const five = services.map(service => this.child(service, environmentOf(hall, service)));
    const gateway = this.child('gateway', environmentOfGateway(hall));
    this.children = [gateway, ...five];
    await Promise.all(five.map(one => one.start()));
    await gateway.start();
  }

  async stop(): Promise<void> {
    const [gateway, ...five] = this.children;
    await gateway?.stop();
    await Promise.all(five.map(one => one.stop()));
  }

  /** The process that goes by a name, as it is now. */
  pidOf(name: string): number | undefined {
    return this.children.find(child => child.name === name)?.pid;
  }

  private child(name: string, env: Environment): Child {
    const { apps, isLoud } = this.manned;
    return new Child({ name, script: join(apps, name, 'src', 'main.js'), env, say: line => void process.stderr.write(`${line}\n`), isLoud });
  }
}
