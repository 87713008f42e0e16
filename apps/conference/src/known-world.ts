// What a conference needs to know of the world: the cases of intake and the departments of routing, as they have reached conference.
import { Injectable } from '@nestjs/common';
import { refuseConference } from '@onehall/contracts';
import { HallLaw, StreamReader, ViewReader, type Said } from '@onehall/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { conferences, type Conference } from './conference/conference.js';
import { checkAgenda, checkNotTakenOff, withCases, type Named } from './conference/phases.js';
import type { Proceedings } from './conference/proceedings.js';
import { knownCases, type KnownCase } from './views/known-cases.js';
import { knownDepartments, type KnownDepartment } from './views/known-departments.js';

/** Milliseconds: so long the window waits for a case that was opened just now. */
const patience = 1_000;
const step = 20;

const inPlaceOf = { zh: '该单位已撤并，不再承担议定事项；请由承接其职责的单位承担。', en: 'The department is closed and takes no task any more: give it to the one that took over its duties.' };

@Injectable()
export class KnownWorld {
  constructor(
    private readonly views: ViewReader,
    private readonly streams: StreamReader,
    private readonly law: HallLaw,
  ) {}

  /** Refuses a table on a case that nobody opened or that has left, or with a department that is not there. Fact by fact, because each is another refusal. */
  async assertKnown(hall: string, { cases, invited }: { readonly cases: readonly string[]; readonly invited: readonly string[] }): Promise<void> {
    const until = Date.now() + patience;
    for (const caseId of cases) {
      const known = await this.opened(hall, caseId, until);
      if (known?.confidential) throw refuseConference.under(this.law.today(), 'CONFIDENTIAL', { field: 'cases' });
      if (!known?.number) throw refuseConference('UNKNOWN_CASE');
      if (known.gone) throw refuseConference('CASE_LEFT', { field: 'cases' });
    }
    for (const department of invited) {
      const known = await this.notClosed(hall, department);
      if (!known?.name) throw refuseConference('UNKNOWN_DEPARTMENT');
    }
  }

  /** Those of these cases that have left the hall by now, each with the way it went: the table itself may hear of it a moment later. */
  async goneOf(hall: string, cases: readonly string[]): Promise<Proceedings['left']> {
    if (cases.length === 0) return {};
    const query = this.views.query(knownCases, hall).andWhere('row."caseId" in (:...cases)', { cases: [...new Set(cases)] });
    const gone = await query.andWhere('(row."confidential" or row."gone" is not null)').getRawMany<KnownCase>();
    return Object.fromEntries(gone.map(({ caseId, confidential, gone: because }) => [caseId, confidential || !because ? 'discipline' : because]));
  }

  /** Refuses to talk about a case that has left the hall by now, as the table itself will a moment later. `about` absent: about the whole table. Answers with the conference as it then will be. */
  async checkMayBeTalkedAbout({ hall, actor }: Pick<Said, 'hall' | 'actor'>, conferenceId: string, about: readonly Named[] = []): Promise<Conference> {
    const table = await this.asItStands(hall, conferenceId);
    if (!('cases' in table)) return table;
    const speaking = { actor, law: this.law.today() };
    withCases(table, speaking);
    for (const named of about) checkNotTakenOff(table, named, speaking);
    return table;
  }

  /** Refuses to resolve about a case that has left the hall by now, when none is left of which the agenda speaks, and to give a task to a department that was closed since it was invited. */
  async checkMayBeResolved(said: Pick<Said, 'hall' | 'actor'>, conferenceId: string, tasks: readonly { readonly caseId: string; readonly department: string }[]): Promise<void> {
    const table = await this.checkMayBeTalkedAbout(said, conferenceId, tasks.map(({ caseId }) => ({ caseId, field: 'tasks' })));
    if (table.phase !== 'called') return;
    checkAgenda(table);
    for (const { department } of tasks) await this.notClosed(said.hall, department, { ...inPlaceOf, field: 'tasks' });
  }

  /** The conference, without what has left the hall by now. */
  private async asItStands(hall: string, conferenceId: string): Promise<Conference> {
    const { state } = await this.streams.state(conferences, hall, conferenceId);
    if (!('cases' in state)) return state;
    const gone = await this.goneOf(hall, state.cases);
    const left = Object.keys(gone);
    return { ...state, takenOff: [...state.takenOff, ...left], secret: [...state.secret, ...left.filter(caseId => gone[caseId] === 'discipline')] };
  }

  /** What is known of a department. Refuses one that was closed. */
  private async notClosed(hall: string, department: string, more: Parameters<typeof refuseConference>[1] = {}): Promise<KnownDepartment | undefined> {
    const known = await this.views.one(knownDepartments, hall, { department });
    if (known?.closedOn) throw refuseConference.under(this.law.today(), 'DEPARTMENT_CLOSED', more);
    return known;
  }

  private async opened(hall: string, caseId: string, until: number): Promise<KnownCase | undefined> {
    for (;;) {
      const known = await this.views.one(knownCases, hall, { caseId });
      if (known?.number || known?.confidential || Date.now() >= until) return known;
      await pause(step);
    }
  }
}
