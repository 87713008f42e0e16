// The document of what the services say to each other over a broker: AsyncAPI 3, made from the contracts, so that nobody keeps it by hand.
import { labelOf } from '@onehall/case-file';
import { contracts, isOfEveryLog, serviceOf, services, type EventContract, type Service } from '@onehall/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from './config.js';

type Json = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const uuid = { type: 'string', format: 'uuid' };
const ref = (to: string): Json => ({ $ref: `#/components/${to}` });

/** A personal value as it travels (libs/vault). */
const sealed: Json = {
  type: 'object',
  description: '已封存的个人信息：非持钥者不可读 / a sealed personal value: nobody reads it without its owner’s key',
  required: ['key', 'at', 'box', 'commitment'],
  properties: { key: { ...text, description: '持有人 / whose key' }, at: { ...text, description: '事件与字段 / the event and the field' }, box: text, commitment: text },
  additionalProperties: false,
};

/** The contract as it travels: JSON Schema alone, and where a person may be known by it, sealed. */
const onTheWire = ({ schema }: EventContract): unknown =>
  JSON.parse(JSON.stringify(schema), (_, node: unknown) => (typeof node === 'object' && node !== null && 'x-personal' in node ? { allOf: [ref('schemas/Sealed')], 'x-personal': node['x-personal'] } : node));

const common = (service: Service): Json => ({
  ce_specversion: { const: '1.0' },
  ce_source: { const: `/onehall/${service}` },
  ce_id: text,
  ce_time: { type: 'string', format: 'date-time' },
});
const requiredOfAll = ['content-type', 'ce_specversion', 'ce_source', 'ce_id', 'ce_time', 'ce_type'];

const inPlace: Json = {
  logId: { ...uuid, description: '日志的身份 / which log: a consumer that meets another one stops' },
  incarnation: { type: 'integer', minimum: 1, description: '日志的世次，恢复备份后加一 / counted up when the log comes back from a backup' },
  position: { type: 'integer', minimum: 1, description: '在本服务日志中的位置 / position in the service’s log' },
  version: { type: 'integer', minimum: 1, description: '在事件流中的版本 / version in its stream' },
  gpos: { type: 'integer', minimum: 1, description: '写入的次序 / the order in which it was written' },
  inPartition: { type: 'integer', minimum: 0, description: '同一分区的前一位置 / the position before it in its partition' },
  inLog: { type: 'integer', minimum: 0, description: '日志中的前一位置 / the position before it in the log' },
};
const place: Json = {
  type: 'string', description: '所在位置 / where it stands', contentMediaType: 'application/json',
  contentSchema: { type: 'object', required: Object.keys(inPlace), properties: inPlace, additionalProperties: false },
};

/** Headers of CloudEvents 1.0 in Kafka's binary mode, and of the chain. */
const headersOf = (service: Service, type: string): Json => ({
  type: 'object',
  required: [...requiredOfAll, 'ce_subject', 'place', 'meta', 'hash'],
  properties: {
    'content-type': { const: 'application/json' },
    ...common(service),
    ce_type: { const: type },
    ce_subject: { ...text, description: '事件流 / the stream' },
    ce_traceparent: { ...text, description: 'W3C trace context' },
    place,
    meta: { ...text, description: '元数据的原字节（RFC 8785） / the meta data, byte for byte as they are hashed' },
    hash: { ...text, description: '事件的哈希，32 字节 / the event’s hash, 32 bytes' },
  },
});

const announcement = (service: Service): Json => ({
  name: 'onehall.log-announced.v1',
  title: '日志公告 / log announced',
  summary: '主题的第一条：这是哪一本日志 / first of its topic: which log it carries',
  contentType: 'application/json',
  headers: { type: 'object', required: requiredOfAll, properties: { 'content-type': { const: 'application/json' }, ...common(service), ce_type: { const: 'onehall.log-announced.v1' } } },
  payload: {
    type: 'object',
    required: ['service', 'logId', 'incarnation', 'head'],
    properties: { service: { const: service }, logId: uuid, incarnation: { type: 'integer', minimum: 1 }, head: { type: 'integer', minimum: 0 } },
  },
});

const wireName = ({ type, schemaVersion }: EventContract): string => `onehall.${type}.v${schemaVersion}`;

function messageOf(service: Service, contract: EventContract): Json {
  const { zh, en } = labelOf(contract.type);
  return { name: wireName(contract), title: `${zh} / ${en}`, contentType: 'application/json', headers: headersOf(service, wireName(contract)), payload: onTheWire(contract), bindings: { kafka: { key: uuid, bindingVersion: '0.5.0' } } };
}

const saidBy = (service: Service): readonly EventContract[] => [...contracts.values()].filter(({ type }) => isOfEveryLog(type) || serviceOf(type) === service);

/** What stands in the topic of a service: its announcement and every word that it says. */
const messagesOf = (service: Service): Json => ({ LogAnnounced: announcement(service), ...Object.fromEntries(saidBy(service).map(contract => [contract.type, messageOf(service, contract)])) });

const channelOf = (service: Service, prefix: string): Json => ({
  address: `${prefix}.${service}.v1`,
  title: service,
  description: '按事项分区、永不删除 / parted by case, never deleted',
  messages: Object.fromEntries(Object.keys(messagesOf(service)).map(name => [name, ref(`messages/${service}.${name}`)])),
  bindings: { kafka: { partitions: 12, topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': -1, 'retention.bytes': -1 }, bindingVersion: '0.5.0' } },
});

const perService = (entry: (service: Service) => readonly (readonly [string, unknown])[]): Json => Object.fromEntries(services.flatMap(entry));

/** What the house says over a broker, by service. Personal values are shown sealed, as they travel. Pure. */
export function messageDocument({ hallName, topicPrefix }: Pick<Config, 'hallName' | 'topicPrefix'>): Json {
  return {
    asyncapi: '3.0.0',
    info: {
      title: `OneHall ${hallName}`,
      version: '0.1.0',
      description: '五个服务相互通报的事件 / what the five services tell each other',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      contact: { name: 'OneHall', url: 'https://onehall.example/contact', email: 'hall@onehall.example' },
      tags: services.map(name => ({ name })),
    },
    defaultContentType: 'application/json',
    channels: perService(service => [[service, channelOf(service, topicPrefix)]]),
    operations: perService(service => [
      [`${service}Tells`, { action: 'send', channel: { $ref: `#/channels/${service}` }, title: `${service} tells`, summary: '本服务说出的每一事件 / every event that this service says' }],
      [`${service}IsHeard`, { action: 'receive', channel: { $ref: `#/channels/${service}` }, title: `${service} is heard`, summary: '其他服务的视图与策略据此而动 / the views and policies of the others follow it' }],
    ]),
    components: { schemas: { Sealed: sealed }, messages: perService(service => Object.entries(messagesOf(service)).map(([name, message]) => [`${service}.${name}`, message] as const)) },
  };
}

/** Serves the document at `/docs/asyncapi.json`. */
export function serveMessageDocument(app: NestFastifyApplication, config: Pick<Config, 'hallName' | 'topicPrefix'>): void {
  const body = JSON.stringify(messageDocument(config));
  app.getHttpAdapter().get('/docs/asyncapi.json', (_request: unknown, reply: { type(of: string): { send(body: string): void } }) => reply.type('application/json').send(body));
}
