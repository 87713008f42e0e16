// Every word of the hall in one table: which service says it, and by which contract.
import type { EventContract } from './event.js';
import * as submission from './intake/submission.js';
import * as intakeCase from './intake/case.js';
import * as person from './intake/person.js';
import * as register from './intake/register.js';
import * as department from './routing/department.js';
import * as routingCase from './routing/case.js';
import * as conference from './conference/conference.js';
import * as supervisionCase from './supervision/case.js';
import * as reading from './audit/reading.js';
import * as finding from './audit/finding.js';
import { LogRestored } from './log.js';

/** The services that keep a log. */
export const services = ['intake', 'routing', 'conference', 'supervision', 'audit'] as const;
export type Service = (typeof services)[number];

const spoken: Readonly<Record<Service, readonly object[]>> = {
  intake: [submission, intakeCase, person, register],
  routing: [department, routingCase],
  conference: [conference],
  supervision: [supervisionCase],
  audit: [reading, finding],
};

const isContract = (candidate: unknown): candidate is EventContract => typeof candidate === 'function' && 'schema' in candidate && 'schemaVersion' in candidate;

const entries = services.flatMap(service =>
  spoken[service].flatMap(words => Object.values(words).filter(isContract).map(contract => ({ service, contract }))),
);

/** Contract by wire name. `LogRestored` is every log's own word. */
export const contracts: ReadonlyMap<string, EventContract> = new Map([...entries.map(({ contract }) => [contract.type, contract] as const), [LogRestored.type, LogRestored as unknown as EventContract]]);

const speakers = new Map(entries.map(({ service, contract }) => [contract.type, service]));

/** Which service says this word; throws for a word that no service says. */
export function serviceOf(type: string): Service {
  const service = speakers.get(type);
  if (!service) throw new Error(`No service says ${type}.`);
  return service;
}
