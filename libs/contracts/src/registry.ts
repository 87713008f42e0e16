// Every word of the hall in one table: which service says it, and by which contract.
import type { EventContract } from './event.js';
import * as submission from './intake/submission.js';
import * as intakeCase from './intake/case.js';
import * as person from './intake/person.js';
import * as department from './routing/department.js';
import * as routingCase from './routing/case.js';
import * as conference from './conference/conference.js';
import * as supervisionCase from './supervision/case.js';
import * as intakeReading from './intake/reading.js';
import * as routingReading from './routing/reading.js';
import * as conferenceReading from './conference/reading.js';
import * as supervisionReading from './supervision/reading.js';
import * as reading from './audit/reading.js';
import * as finding from './audit/finding.js';
import * as log from './log.js';

/** The services that keep a log. */
export const services = ['intake', 'routing', 'conference', 'supervision', 'audit'] as const;
export type Service = (typeof services)[number];

export const isService = (name: string): name is Service => services.some(service => service === name);

const spoken: Readonly<Record<Service, readonly object[]>> = {
  intake: [submission, intakeCase, person, intakeReading],
  routing: [department, routingCase, routingReading],
  conference: [conference, conferenceReading],
  supervision: [supervisionCase, supervisionReading],
  audit: [reading, finding],
};

const isContract = (candidate: unknown): candidate is EventContract => typeof candidate === 'function' && 'schema' in candidate && 'schemaVersion' in candidate;

const entries = services.flatMap(service =>
  spoken[service].flatMap(words => Object.values(words).filter(isContract).map(contract => ({ service, contract }))),
);

const ofEveryLog: readonly EventContract[] = Object.values<unknown>(log).filter(isContract);

/** Contract by wire name, with the words that every log may say of itself. */
export const contracts: ReadonlyMap<string, EventContract> = new Map([...entries.map(({ contract }) => contract), ...ofEveryLog].map(contract => [contract.type, contract]));

/** Whether every log may say this word of itself; no service owns it. */
export const isOfEveryLog = (type: string): boolean => ofEveryLog.some(contract => contract.type === type);

const speakers = new Map(entries.map(({ service, contract }) => [contract.type, service]));

/** Which service says this word; throws for a word that no service says. */
export function serviceOf(type: string): Service {
  const service = speakers.get(type);
  if (!service) throw new Error(`No service says ${type}.`);
  return service;
}
