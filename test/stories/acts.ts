// What the people of the hall do in every story, each in one line: open departments, register what somebody brings, send it out, sign, accept, answer, reply, end.
import { setTimeout as pause } from 'node:timers/promises';
import type { StoryHouse } from './house.js';

/** What the window hands to a petitioner. */
export interface Registered {
  readonly submissionId: string;
  readonly caseId: string;
  readonly number: string;
  readonly queryCode: string | null;
}

/** Who is asked, the lead first. */
export type Asked = readonly [lead: string, ...assist: string[]];

export const reply = { outcome: 'supported', claim: '修复水渠', facts: '闸门年久失修', opinion: '予以支持，月内修复', basis: '《中华人民共和国水法》第三十五条' };

/** An hour in Shanghai as an instant: `on('2026-03-02')` is nine in the morning. */
export const on = (day: string, hour = '09:00'): string => new Date(`${day}T${hour}:00+08:00`).toISOString();

/** Opens departments in the register by id and name. */
export async function openDepartments(house: StoryHouse, departments: Readonly<Record<string, string>>): Promise<void> {
  for (const [department, name] of Object.entries(departments)) await house.does('administrator', 'POST /routing/departments', { department, name });
  await house.quiet();
}

export const visit = { channel: 'visit', purpose: 'request', personCount: 1, title: '水渠漏水', text: '家门口的水渠漏水三个月了。', persons: [{ name: '赵小满', phone: '13900001111' }] };

/** A visit, or whatever `changes` make of it, is registered at the window. */
export async function registers(house: StoryHouse, changes: object = {}): Promise<Registered> {
  const registered = await house.does<Registered>('clerk', 'POST /intake/submissions', { ...visit, ...changes });
  await house.quiet();
  return registered;
}

/** What was found by screening: nobody brought it. */
export const screened = { channel: 'screening', persons: [], personCount: 0 };

export const parts = ([lead, ...assist]: Asked) => [{ department: lead, part: 'lead' }, ...assist.map(department => ({ department, part: 'assist' }))];

/** The hall transfers a case to departments, or assigns it when there is a day for the answer. */
export async function sendsOut(house: StoryHouse, caseId: string, [asked, answerBy]: readonly [Asked, string?]): Promise<void> {
  await house.does('router', `POST /intake/cases/${caseId}/disposal`, { way: answerBy ? 'assign' : 'transfer', departments: parts(asked), ...(answerBy && { answerBy }) });
  await house.quiet();
}

/** What a department's handler says to routing about a case: `at(house, caseId).says('county-water', 'part', …)`. */
export class Matter {
  constructor(
    private readonly house: StoryHouse,
    readonly caseId: string,
  ) {}

  /** One act of one department's handler. */
  says(department: string, act: string, body?: object) {
    return this.house.does(`handler@${department}`, `POST /routing/cases/${this.caseId}/${act}`, body);
  }

  /** Any act of anybody, and what came of it. */
  tries(who: string, act: string, body?: object) {
    return this.house.as<{ reason?: string; article?: string; field?: string }>(who, `POST /routing/cases/${this.caseId}/${act}`, body);
  }

  async signedBy(...departments: readonly string[]): Promise<void> {
    for (const department of departments) await this.says(department, 'signing-for');
  }

  /** Accepted with notice, on the route of the sixty days. */
  async acceptedBy(...departments: readonly string[]): Promise<void> {
    for (const department of departments) await this.says(department, 'acceptance', { route: 'route-6' });
  }

  async answeredBy(...departments: readonly string[]): Promise<void> {
    for (const department of departments) await this.says(department, 'part', { outcome: 'supported', answer: `${department}：已经办妥。` });
  }

  /** The lead replies, the hall delivers and ends. */
  async repliedBy(lead: string): Promise<void> {
    await this.says(lead, 'reply', reply);
    await this.house.does('clerk', `POST /routing/cases/${this.caseId}/delivery`, { method: 'direct' });
    await this.house.does('router', `POST /routing/cases/${this.caseId}/ending`, { how: 'answered' });
  }
}

/** A matter that was registered and sent out. */
export async function matterWith(house: StoryHouse, asked: Asked, changes: object = {}): Promise<Matter & Registered> {
  const registered = await house.does<Registered>('clerk', 'POST /intake/submissions', { ...visit, ...changes });
  await sendsOut(house, registered.caseId, [asked]);
  return Object.assign(new Matter(house, registered.caseId), registered);
}

/** How far audit has come with a verification, and what it found. */
export interface Verification {
  readonly running: boolean;
  readonly failed?: string;
  readonly services: readonly { readonly service: string; readonly events: number; readonly hash?: string; readonly done: boolean }[];
  readonly wrong: readonly object[];
}

/** An auditor has the logs verified, and waits for the end. */
export async function verified(house: StoryHouse): Promise<Verification> {
  expect((await house.as('auditor', 'POST /audit/verification')).status).toBe(202);
  for (;;) {
    const progress = await house.does<Verification>('auditor', 'GET /audit/verification');
    if (!progress.running) return progress;
    await pause(20);
  }
}
