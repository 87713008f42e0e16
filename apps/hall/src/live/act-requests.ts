// How each act is said at the hall's windows: by whom, where, in which words.
import type { Request } from './hall-client.js';
import { given } from './given.js';
import type { LivedCase } from './lived-case.js';
import type { Act, ActName } from './script.js';

/** What an act may look up while it is said. */
export interface Known {
  readonly case: LivedCase;
  /** The register's id of a department by its id or name. */
  department(name: string): string;
  /** The case of another line; throws when it was not lived. */
  caseOf(line: string): LivedCase;
}

/** A request without its key; `after` names the service whose last answer the window must have seen. */
export type Saying = Pick<Request, 'method' | 'path' | 'as' | 'body'> & { readonly after?: 'intake' | 'routing' };
export type Sayings<Name extends ActName> = { readonly [N in Name]: (act: Act<N>, known: Known) => Saying };

export const handlerOf = (department: string): string => `u-${department}`;
export const headOf = (department: string): string => `h-${department}`;

/** The windows at which this case is spoken of: a department's handler and the router at routing's, the router at intake's; a custodian is the hall's router or a department's handler. */
const of = (known: Known) => {
  const window = (service: string, path: string) => ({ method: 'POST' as const, path: `/${service}/cases/${known.case.caseId}/${path}` });
  const handler = (path: string, name: string, body: object = {}): Saying => ({ ...window('routing', path), as: handlerOf(known.department(name)), body });
  const router = (path: string, body: object): Saying => ({ ...window('routing', path), as: 'u-router', body });
  return {
    handler,
    router,
    intake: (path: string, body: object): Saying => ({ ...window('intake', path), as: 'u-router', body }),
    custodian: (path: string, name: string, body: object = {}): Saying => (name === 'hall' ? router(path, body) : handler(path, name, body)),
  };
};

type CaseAct = Exclude<ActName, 'conference' | 'agenda' | 'attendance' | 'position' | 'resolution' | 'minutes' | 'signature' | 'task-done'>;

export const caseSayings: Sayings<CaseAct> = {
  dispose: ({ way, departments, organ, answerBy }, known) => {
    const asked = departments?.map((name, index) => ({ department: known.department(name), part: index === 0 ? 'lead' : 'assist' }));
    return of(known).intake('disposal', { way, ...given({ departments: asked, organ, answerBy }) });
  },
  decline: ({ ground, reasons, organ }, known) => of(known).intake('decline', { ground, reasons, ...given({ organ }) }),
  redirect: ({ organ, ground, reasons }, known) => of(known).intake('redirection', { organ, ...given({ ground, reasons }) }),
  ask: ({ way, departments, answerBy }, known) =>
    of(known).router('sending', { way, departments: departments.map(({ department, part }) => ({ department: known.department(department), part })), ...given({ answerBy }) }),
  sign: ({ department }, known) => ({ ...of(known).handler('signing-for', department), after: 'intake' }),
  object: ({ department, reasons, proposes }, known) => of(known).handler('objection', department, { reasons, ...given({ proposes: proposes === undefined ? undefined : known.department(proposes) }) }),
  uphold: ({ department, reasons, decidedBy, decision }, known) => of(known).router('objection/upholding', { department: known.department(department), ...given({ reasons, decidedBy, decision }) }),
  deny: ({ department, reasons }, known) => of(known).router('objection/denial', { department: known.department(department), reasons }),
  accept: ({ department, route }, known) => of(known).handler('acceptance', department, { route }),
  'acceptance-delivered': ({ department }, known) => of(known).handler('acceptance-delivery', department),
  progress: ({ department, note }, known) => of(known).handler('progress', department, { note }),
  extend: ({ department, days, reasons }, known) => ({ ...of(known).handler('extension', department, { days, reasons }), as: headOf(known.department(department)) }),
  part: ({ department, outcome, answer, basis }, known) => of(known).handler('part', department, { outcome, answer, ...given({ basis }) }),
  settle: ({ department, departments, agreement }, known) => of(known).handler('settlement', department, { departments: departments.map(name => known.department(name)), agreement }),
  reply: ({ department, outcome, claim, facts, opinion, basis }, known) => of(known).handler('reply', department, { outcome, claim, facts, opinion, basis }),
  deliver: ({ method, receiver, department = 'hall' }, known) => of(known).custodian('delivery', department, { method, ...given({ receiver }) }),
  rate: ({ office, departments, comment }, { case: { number, queryCode } }) => ({
    method: 'POST',
    path: '/intake/public/cases/rating',
    after: 'routing',
    body: { number, code: queryCode ?? '', office, departments, ...given({ comment }) },
  }),
  end: ({ how, reasons, department = 'hall' }, known) => of(known).custodian('ending', department, { how, ...given({ reasons }) }),
  offer: ({ from, to }, known) => of(known).custodian('custody/offer', from, { to: to === 'hall' ? to : known.department(to) }),
  take: ({ department }, known) => of(known).custodian('custody/taking', department),
  'refuse-custody': ({ department, reasons }, known) => of(known).custodian('custody/refusal', department, { reasons }),
};
