// What a service that is a process of its own must be told beside what every process is: where its databases, its key, Kafka and the list of people are.
import { IsInt, Length, Matches, Max, Min, ValidateBy } from 'class-validator';
import { resolve } from 'node:path';
import { Config, configOf, type Told } from './config.js';
import { IsLogIds } from './log-ids.js';
import { asIs, asNumber, setting, whole, type Setting } from './settings.js';

/** Whether something is an address of a PostgreSQL, whatever stands behind it. */
export const isPostgresUrl = (value: unknown): boolean => typeof value === 'string' && /^postgres(ql)?:\/\//.test(value) && URL.canParse(value);
const PostgresUrl = (): PropertyDecorator => ValidateBy({ name: 'isPostgresUrl', validator: { validate: isPostgresUrl, defaultMessage: () => '$property must be an address of PostgreSQL' } });
/** What such an address must be, in words. */
export const postgresRule = { zh: 'PostgreSQL 地址，如 postgresql://user:password@host:5432/database', en: 'an address of PostgreSQL, such as postgresql://user:password@host:5432/database' };

/** The settings of whoever starts the five services of a hall, valid: what he is told beside what every process is, he tells them. */
export class FiveConfig extends Config {
  @IsInt() @Min(1) @Max(9) readonly replicas: number = 1;
}

/** The settings of one service, valid. */
export class ServiceConfig extends FiveConfig {
  /** Of the service's own database, as the service runs. */
  @PostgresUrl() readonly databaseUrl: string = '';
  /** Of the same database, as the owner of the log: for its migrations alone. */
  @PostgresUrl() readonly ownerUrl: string = '';
  @PostgresUrl() readonly vaultUrl: string = '';
  @Length(1, 4_096) readonly keyFile: string = '';
  /** Who may sign in by naming himself, as a JSON list; empty: only who works in a department of the register. */
  @Length(0, 4_096) readonly peopleFile: string = '';
  /** Which logs are this hall's: a topic that carries another one is not followed. */
  @IsLogIds() readonly logIds: string = '';
  @Matches(/^[A-Za-z0-9.-]+:\d{1,5}(,[A-Za-z0-9.-]+:\d{1,5})*$/) readonly brokers: string = '';
}

const secret = { read: asIs, rule: postgresRule, filed: true, secret: true } as const;

const replicas = setting('replicas', 'KAFKA_REPLICAS', { means: { zh: '每个事实存于几个 broker', en: 'on how many brokers each fact stands' }, read: asNumber, rule: whole(1, 9) });

export const serviceSettings: readonly Setting[] = [
  setting('databaseUrl', 'DATABASE_URL', { ...secret, means: { zh: '本服务的数据库（以服务自己的登录名）；或用 DATABASE_URL_FILE 指明写有它的文件', en: 'this service’s database, by the service’s own login; or the file in which it stands, DATABASE_URL_FILE' } }),
  setting('ownerUrl', 'DATABASE_OWNER_URL', { ...secret, means: { zh: '同一数据库，以日志所有者登录，只为升级表结构；或 DATABASE_OWNER_URL_FILE', en: 'the same database by the login of the log’s owner, for migrations; or DATABASE_OWNER_URL_FILE' } }),
  setting('vaultUrl', 'VAULT_URL', { ...secret, means: { zh: '密钥库，以本服务的登录名；或 VAULT_URL_FILE', en: 'the vault, by this service’s login; or VAULT_URL_FILE' } }),
  setting('keyFile', 'KEY_FILE', { means: { zh: '密钥加密密钥的文件', en: 'the file of the key encryption key' }, read: asIs, rule: { zh: '文件路径', en: 'the path of a file' } }),
  setting('peopleFile', 'PEOPLE_FILE', { means: { zh: '可用开发登录的人员名单（JSON）', en: 'who may use the development sign-in, a list in JSON' }, read: asIs, rule: { zh: '文件路径', en: 'the path of a file' } }),
  setting('logIds', 'LOG_IDS', { means: { zh: '本大厅各服务日志的标识，别的日志一概不跟随；或 LOG_IDS_FILE', en: 'the ids of this hall’s logs, which alone are followed; or LOG_IDS_FILE' }, read: asIs, filed: true, rule: { zh: '五个服务各一，如 intake=<UUID>,routing=<UUID>,…', en: 'one for each of the five services, such as intake=<UUID>,routing=<UUID>,…' } }),
  setting('brokers', 'KAFKA_BROKERS', { means: { zh: 'Kafka 的地址', en: 'where Kafka is' }, read: asIs, rule: { zh: '主机:端口，以逗号分隔', en: 'host:port, separated by commas' } }),
  replicas,
];

export const fiveSettings: readonly Setting[] = [replicas];

/** The settings of a hall of five, as `serviceConfig`. */
export const fiveConfig = (told: Told): FiveConfig => configOf(FiveConfig, fiveSettings, told);

/** The settings of a service's process. Throws `CannotStart` (exit code 2) with one sentence that names the variable and its rule. */
export function serviceConfig(told: Told): ServiceConfig {
  const config = configOf(ServiceConfig, serviceSettings, told);
  return Object.assign(config, { keyFile: resolve(config.keyFile), peopleFile: config.peopleFile && resolve(config.peopleFile) });
}
