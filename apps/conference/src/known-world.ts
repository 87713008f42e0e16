// What a conference needs to know of the world: the cases of intake and the departments of routing, as they have reached conference.
import { Injectable } from '@nestjs/common';
import { refuseConference } from '@onehall/contracts';
import { StreamReader, ViewReader } from '@onehall/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { conferences } from './conference/conference.js';
import { knownCases, type KnownCase } from './views/known-cases.js';
import { knownDepartments } from './views/known-departments.js';

/** Milliseconds: so long the window waits for a case that was opened just now. */
const patience = 1_000;
const step = 20;

@Injectable()
export class KnownWorld {
  constructor(
    private readonly views: ViewReader,
    private readonly streams: StreamReader,
  ) {}

  /** Refuses a table on a case that nobody opened or that is confidential, or with a department that is not there. Fact by fact, because each is another refusal. */
  async assertKnown(hall: string, { cases, invited }: { readonly cases: readonly string[]; readonly invited: readonly string[] }): Promise<void> {
    const until = Date.now() + patience;
    for (const caseId of cases) {
      const known = await this.opened(hall, caseId, until);
      if (known?.confidential) throw refuseConference('CONFIDENTIAL', { field: 'cases' });
      if (!known?.number) throw refuseConference('UNKNOWN_CASE');
    }
    for (const department of invited) {
      const known = await this.views.one(knownDepartments, hall, { department });
      if (known?.closedOn) throw refuseConference('DEPARTMENT_CLOSED');
      if (!known?.name) throw refuseConference('UNKNOWN_DEPARTMENT');
    }
  }

  /** Those of these cases that are the discipline organ's by now. */
  async secretOf(hall: string, cases: readonly string[]): Promise<readonly string[]> {
    const known = await Promise.all(cases.map(caseId => this.views.one(knownCases, hall, { caseId })));
    return cases.filter((_, index) => known[index]?.confidential === true);
  }

  /** Refuses to talk about a case that is the discipline organ's by now; the table itself may hear of it a moment later. `about` absent: about the whole table. */
  async checkMayBeTalkedAbout(hall: string, conferenceId: string, about?: readonly string[]): Promise<void> {
    const { state } = await this.streams.state(conferences, hall, conferenceId);
    if (!('cases' in state)) return;
    const secret = await this.secretOf(hall, state.cases);
    const meant = about?.filter(caseId => state.cases.includes(caseId)) ?? [];
    if (secret.length === state.cases.length || meant.some(caseId => secret.includes(caseId))) throw refuseConference('CONFIDENTIAL');
  }

  private async opened(hall: string, caseId: string, until: number): Promise<KnownCase | undefined> {
    for (;;) {
      const known = await this.views.one(knownCases, hall, { caseId });
      if (known?.number || known?.confidential || Date.now() >= until) return known;
      await pause(step);
    }
  }
}
