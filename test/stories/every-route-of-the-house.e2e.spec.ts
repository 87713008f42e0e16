// Every route that the running house has: under which name, whom it admits, and what it answers to those who are nobody, who have no business there, or who cannot spell.
import { roles } from '@onehall/contracts';
import { admissions, type Admission } from '@onehall/platform';
import { openDepartments } from './acts.js';
import { allForms, fieldsOf, formsOf, misfilled, unsaid, type Schema } from './forms.js';
import { storyHouse } from './house.js';

interface Parameter { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }
interface Response { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }
interface Operation { readonly operationId: string; readonly summary?: string; readonly requestBody?: object; readonly security?: readonly object[]; readonly parameters?: readonly Parameter[]; readonly responses: Readonly<Record<string, Response>> }
interface Call extends Operation { readonly method: string; readonly path: string }
interface Problem { readonly reason: string; readonly detail: string; readonly field?: string; readonly errors?: readonly { readonly field: string; readonly rule: string; readonly detail: string; readonly detailEn: string }[] }

const house = storyHouse('2026-03-02T01:00:00.000Z');
const somewhere = '5f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b11';
let calls: readonly Call[];
let schemas: Readonly<Record<string, Schema>>;
let admitted: ReadonlyMap<string, Admission | undefined>;

const places = /^\/(intake|routing|conference|supervision|audit|health|metrics|docs|clock|identity)(\/|$)|^\/$/;
const named = (path: string): string => path.replace(/:(\w+)/g, '{$1}');
const reached = (path: string): string => path.replace('{department}', 'county-water').replace(/\{\w+\}/g, somewhere);
const admits = ({ method, path }: Call): Admission | undefined => admitted.get(`${method} ${path}`);
const whoMay = (call: Call): string => {
  const admission = admits(call);
  return admission === 'open' || admission === undefined ? 'nobody' : (admission[0] ?? 'nobody');
};

const formOf = ({ requestBody }: Call): Schema | undefined => {
  const { content } = (requestBody ?? {}) as Response;
  return schemas[content?.['application/json']?.schema?.$ref?.split('/').at(-1) ?? ''];
};

/** The routes of Fastify’s own tree, in which a path goes on below the one before it. */
function routes(): readonly string[] {
  const stems: string[] = [];
  return house.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }).split('\n').flatMap(line => {
    const [, indent = '', part = '', methods = ''] = /^([│ ]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    const depth = indent.length / 4;
    stems.splice(depth, stems.length, `${depth === 0 ? '' : (stems[depth - 1] ?? '')}${part}`);
    return methods.split(', ').filter(Boolean).map(method => `${method} ${named(stems[depth] ?? '')}`);
  });
}

beforeAll(async () => {
  const { paths, components } = await house.does<{ paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>; components: { schemas: Readonly<Record<string, Schema>> } }>('nobody', 'GET /docs/openapi.json');
  schemas = components.schemas;
  calls = Object.entries(paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })));
  admitted = new Map(admissions(house.app).map(({ method, path, admits: admission }) => [`${method} ${named(path)}`, admission]));
  await openDepartments(house, { 'county-water': '县水利局' });
}, 600_000);

describe('Every route of the house', () => {
  it('stands under its service or one of the few places of the process', () => {
    expect(calls.length).toBeGreaterThan(70);
    expect([...routes(), ...calls.map(({ path }) => `GET ${path}`)].filter(route => !places.test(route.split(' ')[1] ?? ''))).toEqual([]);
  });

  it('is in the API document, and nothing is in the document that does not run', () => {
    const running = routes().filter(route => !/^HEAD | \/docs| \/$/.test(route)); // the front door leads to the document, and is no part of it
    expect([...running].sort()).toEqual(calls.map(({ method, path }) => `${method} ${path}`).sort());
    expect([...admitted.keys()].sort()).toEqual([...running].sort());
  });

  it('has a name of its own, a summary in both languages, and says what a problem looks like', () => {
    expect(new Set(calls.map(({ operationId }) => operationId)).size).toBe(calls.length);
    for (const { operationId, summary, responses } of calls) expect([operationId, summary, responses['default']]).toEqual([operationId, expect.stringMatching(/[\u4e00-\u9fff].* \/ [A-Za-z]/), expect.anything()]);
  });

  it('promises what it answers', () => {
    for (const { path, method, responses } of calls) {
      const successes = Object.entries(responses).filter(([status]) => /^2/.test(status));
      expect([method, path, successes.length > 0, successes.flatMap(([status, { content = {} }]) => (Object.values(content).some(({ schema }) => schema) ? [] : [status]))]).toEqual([method, path, true, []]);
    }
  });

  it('says whom it admits: roles that there are, or everybody, and never the system', () => {
    for (const call of calls) {
      const admission = admits(call);
      if (admission === 'open') continue;
      expect([call.path, admission?.length !== 0, admission?.filter(role => !(roles as readonly string[]).includes(role))]).toEqual([call.path, true, []]);
      if (call.path !== '/identity/me') expect(admission).not.toContain('system');
    }
    expect(calls.filter(call => admits(call) === 'open').map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /clock', 'GET /health/live', 'GET /health/ready', 'GET /identity/people', 'GET /intake/public/cases', 'GET /metrics', 'POST /identity/sign-in', 'POST /intake/public/cases/rating',
    ]);
  });

  it('answers 401 without a sign-in, also to HEAD, unless it is open', async () => {
    for (const call of calls.filter(one => admits(one) !== 'open')) {
      expect([call.path, call.security]).toEqual([call.path, [{ bearer: [] }]]);
      expect([call.method, call.path, await house.as('nobody', `${call.method} ${reached(call.path)}`, call.requestBody && {})]).toMatchObject([call.method, call.path, { status: 401, body: { reason: 'NOT_SIGNED_IN' } }]);
      if (call.method === 'GET') expect((await house.as('nobody', `HEAD ${reached(call.path)}`)).status).toBe(401);
    }
  });

  it('answers 401 to a forged token, also where none is needed', async () => {
    for (const forged of ['Bearer eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW5pc3RyYXRvciIsImhhbGwiOiJoYWxsIiwic3ViIjoiaCJ9.', 'Bearer x', 'Basic Y2xlcms6']) {
      for (const call of calls) expect([call.path, (await house.as('nobody', `${call.method} ${reached(call.path)}`, call.requestBody && {}, { authorization: forged })).status]).toEqual([call.path, 401]);
    }
  });

  it('answers 403 to every role that it does not admit', async () => {
    for (const call of calls) {
      const admission = admits(call);
      if (admission === 'open' || admission === undefined) continue;
      for (const role of roles.filter(one => !admission.includes(one))) {
        expect([role, call.method, call.path, await house.as(role, `${call.method} ${reached(call.path)}`, call.requestBody && {})]).toMatchObject([role, call.method, call.path, { status: 403, body: { reason: 'ROLE_NOT_ADMITTED' } }]);
      }
    }
  });

  it('refuses a field that nobody knows, by its name and in both languages', async () => {
    const withBody = calls.filter(({ requestBody }) => requestBody);
    expect(withBody.length).toBeGreaterThan(30);
    for (const call of withBody) {
      const { status, body } = await house.as<Problem>(whoMay(call), `${call.method} ${reached(call.path)}`, { colour: 'red' });
      expect([call.path, status, body.reason]).toEqual([call.path, 400, 'INVALID']);
      expect(body.errors).toContainEqual({ field: 'colour', rule: 'whitelistValidation', detail: '「colour」不是这里能填的内容。', detailEn: 'colour is not known here.' });
    }
  });

  it('refuses a question that nobody knows, and an id that is none', async () => {
    for (const call of calls.filter(({ method, parameters }) => method === 'GET' && parameters?.some(parameter => parameter.in === 'query'))) {
      expect([call.path, (await house.as(whoMay(call), `GET ${reached(call.path)}?colour=red`)).status]).toEqual([call.path, 400]);
    }
    for (const call of calls.filter(({ path }) => /\{\w+Id\}/.test(path))) {
      expect([call.path, await house.as(whoMay(call), `${call.method} ${call.path.replace(/\{\w+\}/g, 'no-uuid')}`, call.requestBody && {})]).toMatchObject([call.path, { status: 400 }]);
    }
  });

  it('never breaks inside, whatever is missing', async () => {
    for (const call of calls) {
      const { status } = await house.as(whoMay(call), `${call.method} ${reached(call.path)}`, call.requestBody && {});
      expect([call.path, status, status < 500]).toEqual([call.path, status, true]);
    }
  });
});

describe('Every form of the house', () => {
  it('has a name of its own', () => {
    const forms = [...allForms(house.app)];
    expect(forms.length).toBeGreaterThan(50);
    expect(forms.map(({ name }) => name).filter((name, index, names) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('has every bound that its windows check in the API document, and says which fields may be absent', () => {
    let checked = 0;
    for (const [route, forms] of formsOf(house.app)) {
      const call = calls.find(({ method, path }) => `${method} ${path}` === route);
      for (const form of forms) {
        const asked = new Map(call?.parameters?.filter(parameter => parameter.in === 'query').map(parameter => [parameter.name, parameter]));
        for (const [name, { rules, optional }] of fieldsOf(form)) {
          const [field, required] = schemas[form.name] ? [schemas[form.name]?.properties?.[name], schemas[form.name]?.required?.includes(name) ?? false] : [asked.get(name)?.schema, asked.get(name)?.required ?? false];
          expect([route, form.name, name, unsaid(rules, field), required]).toEqual([route, form.name, name, [], !optional]);
          checked += rules.length;
        }
      }
    }
    for (const form of allForms(house.app)) for (const [name, { rules }] of schemas[form.name] ? fieldsOf(form) : []) expect([form.name, name, unsaid(rules, schemas[form.name]?.properties?.[name])]).toEqual([form.name, name, []]);
    expect(checked).toBeGreaterThan(200);
  });

  it('takes in no field null, a blank, a control character, a list within a list, or a day that the calendar does not reach', async () => {
    let asked = 0;
    for (const call of calls) {
      for (const { form, field } of misfilled(formOf(call), schemas)) {
        const { status, body } = await house.as<Problem>(whoMay(call), `${call.method} ${reached(call.path)}`, form);
        const found = body.errors?.some(error => error.field === field || error.field.startsWith(`${field}.`));
        expect([call.path, form, status, found]).toEqual([call.path, form, 400, true]);
        asked++;
      }
    }
    expect(asked).toBeGreaterThan(400);
  });
});

describe('A form that is filled in wrongly', () => {
  it.each<[who: string, request: string, filled: { readonly form?: object; readonly faults: readonly (readonly [field: string, rule: string])[] }]>([
    ['clerk', 'POST /intake/submissions', { form: { channel: 'pigeon', purpose: 'request', persons: [{ name: '赵小满' }, { name: 7 }], personCount: 1.5 }, faults: [['channel', 'isIn'], ['persons.1.name', 'isString'], ['personCount', 'isInt']] }],
    ['router', `POST /intake/cases/${somewhere}/disposal`, { form: { way: 'transfer', departments: [{ department: 'County Water', part: 'boss' }] }, faults: [['departments.0.department', 'matches'], ['departments.0.part', 'isIn']] }],
    ['handler', `POST /routing/cases/${somewhere}/extension`, { form: { days: 'ten', reasons: '' }, faults: [['days', 'isInt'], ['reasons', 'isLength']] }],
    ['router', `POST /routing/cases/${somewhere}/sending`, { form: { way: 'transfer', departments: [] }, faults: [['departments', 'arrayMinSize']] }],
    ['secretary', 'POST /conference/conferences', { form: { cases: ['x'], subject: '', convener: '县长', heldAt: '明天', venue: '会议室', invited: ['a', 'a'] }, faults: [['cases', 'isUuid'], ['subject', 'isLength'], ['heldAt', 'isInstant'], ['invited', 'arrayUnique'], ['invited', 'matches']] }],
    ['supervisor', `POST /supervision/cases/${somewhere}/urges`, { form: { department: 'county-water', ground: '超期' }, faults: [['wording', 'isString']] }],
    ['auditor', 'GET /audit/readings?page=0&size=1000', { faults: [['page', 'min'], ['size', 'max']] }],
  ])('by %s at %s names each field and its rule', async (who, request, { form, faults }) => {
    const heard = await house.as<Problem>(who, request, form);
    expect([heard.status, heard.body.reason]).toEqual([400, 'INVALID']);
    for (const [field, rule] of faults) {
      const found = heard.body.errors?.find(error => error.field === field && error.rule.toLowerCase() === rule.toLowerCase());
      expect([field, rule, found?.detail, found?.detailEn]).toEqual([field, rule, expect.stringMatching(/[\u4e00-\u9fff]/), expect.stringContaining(field.split('.')[0] ?? '')]);
      expect(heard.body.detail).toContain(field);
    }
  });
});
