// What every service stands on, made once per service: its log, its views, its vault, and those who follow.
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { logMigrations, openLog, reaching, startSealer, unshaken, type EventLog, type Sealer } from '@onehall/event-store';
import { migrate, openViews, projectionMigrations, ViewGate, ViewReader, type Logger, type Migration, type ViewDatabase } from '@onehall/projections';
import { WrongKey, type Vault } from '@onehall/vault';
import { PinoLogger } from 'nestjs-pino';
import { Pool } from 'pg';
import { CannotStart } from './cannot-start.js';
import { Config } from './config.js';
import { Desk } from './desk.js';
import { Edge } from './edge.js';
import { Followers } from './followers.js';
import { Foundation } from './foundation.js';
import { HallClock } from './hall-clock.js';
import { Ground } from './ground.js';
import { EVENT_LOG, SERVICE, VAULT, VIEW_DATABASE } from './injection.js';
import { NumberSweep } from './number-sweep.js';
import { parkedWindow } from './parked.controller.js';
import { Readings } from './readings.js';
import { StreamReader } from './stream-reader.js';
import { StreamWriter } from './stream-writer.js';
import { TailWatch } from './tail-watch.js';
import { UnderWay } from './under-way.js';
import { Upkeep } from './upkeep.js';
import { viewsWindow } from './views.controller.js';

const connections = 6;
/** Every question to a log names what it wants: a plan that was made while the tables were small must not scan them when they are large. */
const byIndex = '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off';

/** What a service brings to its database: `owned` runs as the owner of its log, for tables that the service may fill but never change; their migrations grant it what it may do. */
interface Tables {
  readonly migrations: readonly Migration[];
  readonly owned: readonly Migration[];
}

/** What opening a service's ground takes. */
interface Opening extends Tables {
  readonly service: string;
  readonly logger: Logger;
}

const keyOfAnother = ({ source, message }: WrongKey): CannotStart => new CannotStart({ zh: `${source} 中的密钥不是锁上本大厅密钥库的那一把；请放回首次启动时生成的密钥文件。`, en: message });

async function openGround(foundation: Foundation, { service, migrations, owned, logger }: Opening): Promise<Ground> {
  const { owner, app } = foundation.ground(service);
  await migrate(owner, service, [...logMigrations(service), ...owned]);
  await migrate(app, service, [...projectionMigrations, ...migrations]);
  const views = await openViews(app, service);
  const vault = await foundation.vault(service).catch(async (error: unknown) => {
    await views.destroy();
    throw error instanceof WrongKey ? keyOfAnother(error) : error;
  });
  const pool = unshaken(new Pool({ ...reaching, connectionString: app, max: connections, application_name: `onehall ${service} log`, options: byIndex }));
  const sealing: { by?: Sealer } = {};
  const log = openLog({ pool, service, onAppended: () => sealing.by?.nudge() });
  sealing.by = startSealer({ pool, service, onSealed: () => undefined, logger });
  foundation.opened(log);
  return new Ground({ pool, log, sealer: sealing.by, views, vault });
}

const grounded = (service: string, tables: Tables): Provider[] => [
  { provide: SERVICE, useValue: service },
  { provide: Ground, inject: [Foundation, PinoLogger], useFactory: (foundation: Foundation, { logger }: PinoLogger) => foundation.laid(openGround(foundation, { ...tables, service, logger })) },
  { provide: EVENT_LOG, inject: [Ground], useFactory: ({ log }: Ground) => log },
  { provide: VAULT, inject: [Ground], useFactory: ({ vault }: Ground) => vault },
  { provide: VIEW_DATABASE, inject: [Ground], useFactory: ({ views }: Ground) => views },
];

const spoken: Provider[] = [
  {
    provide: StreamWriter,
    inject: [Ground, HallClock, Config, UnderWay],
    useFactory: (...[{ log, vault }, clock, { law: settings }, underWay]: [Ground, HallClock, Config, UnderWay]) => new StreamWriter({ log, vault, clock, settings, wrote: said => underWay.wrote(said) }),
  },
  { provide: StreamReader, inject: [EVENT_LOG], useFactory: (log: EventLog) => new StreamReader(log) },
  { provide: ViewGate, useFactory: () => new ViewGate() },
  { provide: ViewReader, inject: [VIEW_DATABASE, ViewGate], useFactory: (views: ViewDatabase, gate: ViewGate) => new ViewReader(views, gate) },
  { provide: Edge, inject: [VAULT], useFactory: (vault: Vault) => new Edge(vault) },
  Desk,
  Followers,
  NumberSweep,
  Readings,
  TailWatch,
  Upkeep,
];

/** Imported by a service's module: `imports: [ServiceModule.of('routing', routingMigrations)]`. */
@Module({})
export class ServiceModule {
  static of(service: string, migrations: readonly Migration[], { owned = [] }: Partial<Pick<Tables, 'owned'>> = {}): DynamicModule {
    return {
      module: ServiceModule,
      imports: [CqrsModule],
      controllers: [parkedWindow(service), viewsWindow(service)],
      providers: [...grounded(service, { migrations, owned }), ...spoken],
      exports: [SERVICE, EVENT_LOG, VAULT, VIEW_DATABASE, StreamWriter, StreamReader, ViewReader, Edge, Desk, Followers, Readings, CqrsModule],
    };
  }
}
