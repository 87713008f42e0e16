// A tour of a hall that runs somewhere else, over HTTP alone: cases from the window to their end, side by side, each step said until it is done. `--again <file>` asks for the cases of an earlier tour instead. For a trial: the hall must let people sign in by naming themselves.
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { cases: { type: 'string', default: '10' }, lanes: { type: 'string', default: '4' }, note: { type: 'string' }, again: { type: 'string' } } });
const url = (positionals[0] ?? 'http://127.0.0.1:3000').replace(/\/+$/, '');
/** Milliseconds in which a step must be done, whatever happens to the hall meanwhile. */
const patience = 300_000;
/** What a service answers that has not heard yet of what the others did. */
const early = new Set([404, 409]);
const tokens = new Map();
let repeated = 0;

/** One attempt; undefined when nobody answered, or it is to be said again. */
async function attempt({ method, path, body, headers }) {
  const late = new AbortController();
  const alarm = setTimeout(() => late.abort(), 30_000);
  try {
    const answer = await fetch(url + path, { method, headers: { ...headers, ...(body && { 'content-type': 'application/json' }) }, body: body && JSON.stringify(body), signal: late.signal });
    const said = await answer.json();
    return answer.status >= 500 || answer.headers.has('retry-after') ? undefined : { status: answer.status, said };
  } catch {
    return undefined;
  } finally {
    clearTimeout(alarm);
  }
}

/** Says it until it is done, under one key, so that it is meant once however often it is said: while a process or the broker is away, what it builds on may not have arrived. */
async function says(who, request, { body, after } = {}) {
  const [method, path] = request.split(' ');
  const token = who && (tokens.get(who) ?? (await signIn(who)));
  const headers = { ...(token && { authorization: `Bearer ${token}` }), ...(method === 'POST' && { 'idempotency-key': randomUUID() }), ...(after && { 'x-hall-after': after }) };
  for (const end = Date.now() + patience; ; repeated++, await pause(500)) {
    const heard = await attempt({ method, path, body, headers });
    if (heard && heard.status < 300) return heard.said;
    if ((heard && !early.has(heard.status)) || Date.now() > end) throw new Error(`${who ?? 'nobody'} ${request}: ${heard ? `${heard.status} ${JSON.stringify(heard.said)}` : 'no answer'}`);
  }
}

async function signIn(who) {
  const { token } = await says(undefined, 'POST /identity/sign-in', { body: { id: who } });
  tokens.set(who, token);
  return token;
}

const water = { department: 'county-water', name: '县水利局', aliases: [], remits: [] };
const visit = { channel: 'visit', purpose: 'request', personCount: 1, title: '水渠漏水', text: '家门口的水渠漏水三个月了。', persons: [{ name: '赵小满', phone: '13900001111' }] };
const reply = { outcome: 'supported', claim: '修复水渠', facts: '闸门年久失修', opinion: '予以支持，月内修复', basis: '《中华人民共和国水法》第三十五条' };
const ofDepartment = caseId => [
  [`POST /routing/cases/${caseId}/signing-for`, {}],
  [`POST /routing/cases/${caseId}/acceptance`, { route: 'route-6' }],
  [`POST /routing/cases/${caseId}/part`, { outcome: 'supported', answer: '闸门已修复。' }],
  [`POST /routing/cases/${caseId}/reply`, reply],
];

async function livedCase() {
  const { caseId, number, queryCode, token } = await says('u-clerk', 'POST /intake/submissions', { body: visit });
  let after = token;
  const step = async (who, request, body) => ({ token: after = after } = await says(who, request, { body, after }));
  await step('u-router', `POST /intake/cases/${caseId}/disposal`, { way: 'transfer', departments: [{ department: 'county-water', part: 'lead' }] });
  for (const [request, body] of ofDepartment(caseId)) await step('u-county-water', request, body);
  await step('u-clerk', `POST /routing/cases/${caseId}/delivery`, { method: 'direct' });
  await step(undefined, 'POST /intake/public/cases/rating', { number, code: queryCode, office: 'satisfied', departments: 'satisfied' });
  await step('u-router', `POST /routing/cases/${caseId}/ending`, { how: 'answered' });
  return { caseId, number, queryCode };
}

const whole = ['SubmissionRegistered', 'CaseOpened', 'CaseDisposed', 'CaseSentOut', 'CaseSignedFor', 'CaseAccepted', 'PartAnswered', 'ReplyIssued', 'ReplyDelivered', 'CaseRated', 'CaseEnded'];

/** Every step stands in audit's ledger once: it came there over the broker. */
async function standsInLedger({ caseId }) {
  for (const end = Date.now() + patience; ; await pause(500)) {
    const { items } = await says('u-auditor', `GET /audit/cases/${caseId}/history?size=200`);
    const wrong = whole.filter(type => items.filter(item => item.type === type).length !== 1);
    if (wrong.length === 0) return items.length;
    if (Date.now() > end) throw new Error(`Case ${caseId}: ${wrong.join(', ')} not once in the ledger.`);
  }
}

async function sideBySide(work, items) {
  const waiting = [...items];
  const done = [];
  await Promise.all(Array.from({ length: Number(values.lanes) }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) done.push(await work(item));
  }));
  return done;
}

async function live() {
  const { items } = await says('u-administrator', 'GET /routing/departments?size=200');
  if (!items.some(({ department }) => department === water.department)) await says('u-administrator', 'POST /routing/departments', { body: water });
  const cases = await sideBySide(livedCase, Array.from({ length: Number(values.cases) }, (_, index) => index));
  if (values.note) writeFileSync(values.note, JSON.stringify(cases));
  return cases;
}

const began = Date.now();
const cases = values.again ? JSON.parse(readFileSync(values.again, 'utf8')) : await live();
const facts = (await sideBySide(standsInLedger, cases)).reduce((sum, count) => sum + count, 0);
process.stdout.write(`${cases.length} cases, ${facts} facts in the ledger, each step once; ${repeated} requests were said again; ${((Date.now() - began) / 1_000).toFixed(1)} s\n`);
