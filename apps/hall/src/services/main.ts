// Starts a hall of five processes, or says how it is done.
import { FiveConfig, fiveSettings, helpText, live, optionsOf, settingOptions, wantsHelp } from '@onehall/platform';
import { startServices, type Means } from './start-services.js';

const codes = ['0  已停止，或显示了本说明 / it was stopped, or showed this', '1  无法启动，或运行中断 / it cannot start, or could not go on', '2  设置有误 / a setting is wrong'];
const elsewhere = [
  { takes: 'DATABASE_URL', about: ['只用环境变量：管理员的 PostgreSQL 地址；不填则自带一个 / by environment only: an administrator’s PostgreSQL; its own when it is not set'] },
  { takes: 'KAFKA_BROKERS', about: ['只用环境变量：已有的 Kafka；不填则用容器或本机 JDK / by environment only: a Kafka that is there; else one in a container or on the JDK here'] },
];

/** What `--help` says. */
export const servicesHelp = (): string => helpText('npm run start:services -- [--no-demo] …', [...settingOptions(), ...optionsOf(fiveSettings, new FiveConfig()), ...elsewhere], codes);

/** `DATA_DIR` is `.data-services` unless told otherwise. */
export function runServices(means: Means): void {
  if (wantsHelp(process.argv.slice(2))) return void process.stdout.write(servicesHelp());
  live(life => startServices(life, means));
}
