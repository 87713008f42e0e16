// A case in whose every field a word is planted: two submissions, departments at work, two conferences, urges, readings; and then it goes to the discipline organ.
import { on, openDepartments, registers, sendsOut, type Registered } from './acts.js';
import type { StoryHouse } from './house.js';

/** Nobody but the discipline organ's own people may hear one of these again. */
export class Planting {
  readonly words: string[] = [];

  /** A word that stands nowhere else. */
  word = (about: string): string => {
    const word = `【${about}${this.words.length}】`;
    this.words.push(word);
    return word;
  };

  /** A number of so many digits that stands nowhere else. */
  digits = (length: number): string => {
    const digits = `9${String(this.words.length).padStart(3, '7')}`.padEnd(length, '3');
    this.words.push(digits);
    return digits;
  };
}

export interface Planted {
  readonly words: readonly string[];
  /** The persons who brought it, and the ids of it and of its submissions. */
  readonly ids: readonly string[];
  readonly first: Registered;
  readonly second: Registered;
  /** An ordinary case of the same table, which was to follow this one. */
  readonly other: Registered;
  readonly lone: string;
  readonly shared: string;
  readonly searches: readonly Readonly<Record<string, string>>[];
}

export const [lead, assist, beside] = ['county-land', 'county-water', 'county-roads'] as const;

interface Called { readonly conferenceId: string }

const person = ({ word, digits }: Planting) => ({ name: word('姓名'), phone: digits(11), idNumber: digits(16), address: word('住址') });

async function registered(house: StoryHouse, planting: Planting, searches: Record<string, string>[]): Promise<readonly [Registered, Registered]> {
  const { word } = planting;
  const people = [person(planting), person(planting)];
  for (const { name, phone, idNumber } of people) searches.push({ name }, { phone }, { idNumber });
  const first = await registers(house, {
    ...{ channel: 'superior', title: word('标题'), text: word('内容'), place: word('属地'), category: word('分类'), persons: [people[0]], threat: true, checkedWithVisitor: true, petitionedOn: '2026-02-11', exchangedOn: '2026-02-12', personCount: 77 },
    origin: { organ: word('机关'), document: word('文号'), leader: word('领导'), system: word('系统'), reference: word('原号'), answerBy: '2026-04-16' },
  });
  const second = await registers(house, { caseId: first.caseId, channel: 'letter', title: word('标题'), text: word('内容'), place: word('属地'), category: word('分类'), persons: [people[1]] });
  await house.does('clerk', `POST /intake/submissions/${first.submissionId}/corrections`, { title: word('更正'), category: word('更正'), place: word('更正'), reasons: word('理由') });
  await house.does('clerk', `POST /intake/submissions/${second.submissionId}/corrections`, { text: word('更正'), category: word('更正'), reasons: word('理由') });
  return [first, second];
}

/** An assisting department works on it, and the lead holds it, until it objects. */
async function worked(house: StoryHouse, { word }: Planting, caseId: string): Promise<void> {
  const says = (who: string, act: string, body: object = {}) => house.does<{ urgeId?: string }>(who, `POST /routing/cases/${caseId}/${act}`, body);
  await sendsOut(house, caseId, [[lead, assist], '2026-04-17']);
  for (const department of [lead, assist]) await says(`handler@${department}`, 'signing-for');
  await says(`handler@${assist}`, 'objection', { reasons: word('异议') });
  await says('router', 'objection/denial', { department: assist, reasons: word('不同意') });
  await says(`handler@${assist}`, 'acceptance', { route: 'route-6' });
  await says(`handler@${assist}`, 'acceptance-delivery', {});
  await says(`handler@${assist}`, 'progress', { note: word('进展') });
  await says(`head@${assist}`, 'extension', { days: 10, reasons: word('延长') });
  await says(`handler@${assist}`, 'part', { outcome: 'supported', answer: word('答复'), basis: word('依据') });
  await says(`handler@${lead}`, 'custody/offer', { to: assist });
  await says(`handler@${assist}`, 'custody/refusal', { reasons: word('拒收') });
  const { urgeId } = await house.does<{ urgeId: string }>('supervisor', `POST /supervision/cases/${caseId}/urges`, { department: lead, ground: word('催办'), wording: word('催办') });
  await house.does(`handler@${lead}`, `POST /supervision/cases/${caseId}/urges/${urgeId}/answer`, { answer: word('回复') });
}

/** The hall denies that it is not the lead's, and its superior agrees, so that it may go elsewhere from the window. */
async function cameBack(house: StoryHouse, { word }: Planting, caseId: string): Promise<void> {
  await house.does(`handler@${lead}`, `POST /routing/cases/${caseId}/objection`, { reasons: word('异议') });
  await house.does('router', `POST /routing/cases/${caseId}/objection/denial`, { department: lead, reasons: word('不同意') });
  await house.does('router', `POST /routing/cases/${caseId}/objection/upholding`, { department: lead, reasons: word('同意'), decidedBy: 'common-superior', decision: word('决定') });
  await house.quiet();
}

/** `planted`: which words of the table are the case's alone. */
async function sat(house: StoryHouse, cases: readonly string[], { word, alone }: { readonly word: Planting['word']; readonly alone: boolean }): Promise<string> {
  const [caseId = '', other] = cases;
  const own = (about: string, otherwise: string): string => (alone ? word(about) : otherwise);
  const convener = own('召集', '副县长');
  const call = { cases, subject: word('主题'), convener, heldAt: on('2026-03-02'), venue: own('会场', '会议室'), invited: [lead, assist, beside] };
  const { conferenceId } = await house.does<Called>('secretary', 'POST /conference/conferences', call);
  const says = <Body = object>(act: string, body: object, method = 'POST') => house.does<Body>('secretary', `${method} /conference/conferences/${conferenceId}/${act}`, body);
  await says('agenda', { agenda: [{ caseId, topic: word('议题') }, ...(other ? [{ caseId: other, topic: '路灯' }] : [])] }, 'PUT');
  for (const department of [lead, assist]) await says('attendance', { department, attendance: 'present', post: own('职务', '科长') });
  await says('positions', { department: lead, about: caseId, stance: 'oppose', view: word('表态') });
  const tasks = [{ caseId, department: lead, what: word('任务'), dueOn: '2026-04-01' }, { caseId, department: assist, what: word('任务'), dueOn: '2026-04-02' }];
  const resolved = await says<{ tasks: readonly { taskId: string; department: string }[] }>('resolution', { resolution: word('决议'), tasks: [...tasks, ...(other ? [{ caseId: other, department: beside, what: '换灯', dueOn: '2026-04-03' }] : [])] });
  const done = resolved.tasks.find(({ department }) => department === lead)?.taskId;
  await house.does(`handler@${lead}`, `POST /conference/conferences/${conferenceId}/tasks/${done}/done`, { report: word('报告') });
  await says('minutes', { convener, minutes: word('纪要') });
  await says('signatures', { leader: own('领导', '县长'), instruction: word('批示') });
  return conferenceId;
}

/** Everything happens to it, everybody reads it, and then it goes. */
export async function plantAndHandOver(house: StoryHouse): Promise<Planted> {
  const planting = new Planting();
  const { word } = planting;
  const searches: Record<string, string>[] = [];
  await openDepartments(house, { [lead]: '县自然资源局', [assist]: '县水利局', [beside]: '县公路局' });
  const [first, second] = await registered(house, planting, searches);
  const { caseId } = first;
  const other = await registers(house, { title: '路灯不亮', follows: caseId, persons: [{ name: '钱多多', phone: '13811110000' }] });
  await worked(house, planting, caseId);
  const lone = await sat(house, [caseId], { word, alone: true });
  const shared = await sat(house, [caseId, other.caseId], { word, alone: false });
  const persons = await Promise.all([first, second].map(({ submissionId }) => house.does<{ persons: readonly { personId: string }[] }>('clerk', `GET /intake/submissions/${submissionId}`)));
  await house.does('supervisor', `GET /audit/cases/${caseId}?purpose=${encodeURIComponent(word('目的'))}`);
  for (const who of [`handler@${lead}`, `handler@${assist}`]) for (const path of ['/routing/desk', `/routing/cases/${caseId}`, `/conference/conferences/${shared}`]) await house.does(who, `GET ${path}`);
  await house.until(on('2026-03-09'));
  await cameBack(house, planting, caseId);
  await house.does('router', `POST /intake/cases/${caseId}/disposal`, { way: 'discipline', organ: word('移送') });
  await house.quiet();
  const ids = [caseId, first.submissionId, second.submissionId, ...persons.flatMap(one => one.persons.map(({ personId }) => personId))];
  return { words: planting.words, ids, first, second, other, lone, shared, searches };
}
