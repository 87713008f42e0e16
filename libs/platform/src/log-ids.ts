// The logs of one hall by their ids, as a process of it is told: which facts are the hall's own, whatever stands in a topic.
import { services, type Service } from '@onehall/contracts';
import { ValidateBy } from 'class-validator';

/** By service, each of the hall's. A log keeps its id for ever, also when it comes back from a backup. */
export type LogIds = ReadonlyMap<Service, string>;

const named = /^([a-z]+)=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** As `logIdsIn` reads them. */
export const writtenLogIds = (ids: LogIds): string => services.map(service => `${service}=${ids.get(service) ?? ''}`).join(',');

/** Undefined unless each service of the hall stands there once. */
export function logIdsIn(text: string): LogIds | undefined {
  const said = text.split(',').map(one => named.exec(one.trim()));
  const ids = new Map(services.flatMap(service => said.flatMap(one => (one?.[1] === service ? [[service, one[2] ?? ''] as const] : []))));
  return said.length === services.length && ids.size === services.length ? ids : undefined;
}

/** A text that `logIdsIn` reads. */
export const IsLogIds = (): PropertyDecorator =>
  ValidateBy({ name: 'isLogIds', validator: { validate: (value: unknown) => typeof value === 'string' && logIdsIn(value) !== undefined, defaultMessage: () => '$property must name the log of every service' } });
