// How a service starts as a process of its own: on its own databases, with the others at the far end of Kafka, and it ends when nothing comes through any more.
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { namesOf } from '@onehall/event-store';
import { kafkaAt } from '@onehall/messaging';
import { mkdirSync } from 'node:fs';
import type { Logger } from 'pino';
import { assertPortFree, runApp, type Running } from './bootstrap.js';
import { CannotStart } from './cannot-start.js';
import { DiskRoom } from './disk-room.js';
import { Gauges } from './gauges.js';
import { HallPeople } from './hall-people.js';
import { helpText, optionsOf, settingOptions, wantsHelp } from './help.js';
import { Indicators } from './indicators.js';
import { KafkaFoundation } from './kafka-foundation.js';
import { readJson } from './kept-files.js';
import { openKey } from './key-of-keys.js';
import { live, type Life } from './life.js';
import { logIdsIn } from './log-ids.js';
import { openDiary } from './log.js';
import type { Person } from './people.js';
import { PlatformModule, type Belongings } from './platform.module.js';
import { ServiceConfig, serviceConfig, serviceSettings } from './service-config.js';
import { openClock } from './virtual-clock.js';
import { watchOver } from './watchman.js';

/** A service and the module that is its door. */
export interface Service {
  readonly name: string;
  readonly module: Type<object>;
}

@Module({})
class ServiceProcess {
  static of(belongings: Belongings, service: Type<object>): DynamicModule {
    return { module: ServiceProcess, imports: [PlatformModule.of(belongings), service] };
  }
}

const isPeople = (value: unknown): value is readonly Person[] =>
  Array.isArray(value) && value.every((person: unknown) => typeof person === 'object' && person !== null && ['id', 'name', 'role'].every(name => typeof (person as Readonly<Record<string, unknown>>)[name] === 'string'));

const peopleIn = (file: string): readonly Person[] => (file === '' ? [] : readJson(file, isPeople, { zh: '它必须是人员的 JSON 列表', en: 'it must be a list of people in JSON' })) ?? [];

const noProgress = (error: Error): CannotStart => new CannotStart({ zh: `经 Kafka 的收发没有进展，本进程退出，以便重新启动（${error.message}）。`, en: `${error.message}. This process ends, to be started again.` });

/** Runs a service on these settings. It says when it is ready, on its output and to whoever started it. */
export async function startService(life: Life, { name, module }: Service, config: ServiceConfig): Promise<Running> {
  mkdirSync(config.dataDir, { recursive: true });
  await assertPortFree(config);
  const state = { ready: false };
  const log = openDiary(config.dataDir, config.logLevel, () => state.ready && !life.stopping);
  const foundation = await foundationOf(life, { service: name, config, log });
  const people = new HallPeople({ hallId: config.hallId, holds: (of, stream) => foundation.holds(of, stream) }, peopleIn(config.peopleFile));
  life.stop.throwIfAborted();
  const running = await runApp(ServiceProcess.of({ config, log, people, foundation, clock: openClock(config) }, module), config);
  life.atStop(() => running.stop());
  const [indicators, gauges, room] = [running.app.get(Indicators), running.app.get(Gauges), running.app.get(DiskRoom)];
  indicators.add({ name: `${name} disk`, check: () => room.check() });
  for (const indicator of [foundation, foundation.progress]) indicators.add(indicator);
  foundation.measure(gauges);
  state.ready = true;
  return running;
}

async function foundationOf(life: Life, { service, config, log }: { readonly service: string; readonly config: ServiceConfig; readonly log: Logger }): Promise<KafkaFoundation> {
  const { databaseUrl, ownerUrl, vaultUrl: vault, keyFile, brokers, topicPrefix: prefix, replicas } = config;
  const logIds = logIdsIn(config.logIds) ?? new Map();
  const address = (role: string): string => (role === namesOf(service).owner ? ownerUrl : databaseUrl);
  const keyEncryption = await openKey(keyFile, { make: false });
  const kafka = kafkaAt({ brokers: brokers.split(','), clientId: `onehall-${service}`, logger: log, prefix });
  return new KafkaFoundation({ service, address, vault, keyEncryption, kafka, logIds, replicas, logger: log, died: error => void life.fail(noProgress(error)) });
}

const codes = ['0  已停止，或显示了本说明 / it was stopped, or showed this', '1  无法启动，或没有进展 / it cannot start, or makes no progress', '2  设置有误 / a setting is wrong'];

/** The whole of a service's `main.ts`. */
export function runService(service: Service): void {
  const argv = process.argv.slice(2);
  if (wantsHelp(argv)) return void process.stdout.write(helpText(`node main.js  (${service.name})`, [...settingOptions(), ...optionsOf(serviceSettings, new ServiceConfig())], codes));
  watchOver();
  live(async life => {
    const { url } = await startService(life, service, serviceConfig({ argv, env: process.env }));
    sayReady(service.name, url);
  });
}

/** Says that a process answers: to whoever reads its output, and over the line to the process that started it, where there is one. */
export function sayReady(name: string, url: string): void {
  process.stdout.write(`${name} 已就绪 is ready at ${url}\n`);
  process.send?.({ ready: url });
}
