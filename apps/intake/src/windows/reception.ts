// Who stands at the window: the persons on a form, each found again where the hall knows them already.
import { Injectable } from '@nestjs/common';
import type { Forgetting } from '@onehall/contracts';
import { Edge, StreamReader, ViewReader, type SaidAtWindow } from '@onehall/platform';
import { given } from '../given.js';
import { persons } from '../person/person.js';
import { PersonTraces } from './person-traces.js';
import type { CorrectPersonDto, PersonDto } from './submission.dto.js';
import type { NamedPerson } from '../submission/register-submission.js';
import type { Submission } from '../submission/submission.js';
import { digestKinds, knownPersons, type KnownPerson } from '../views/known-persons.js';

/** By what somebody is found: digests, the same however a name or number is spelled. */
type Trace = Partial<KnownPerson>;

@Injectable()
export class Reception {
  constructor(
    private readonly views: ViewReader,
    private readonly streams: StreamReader,
    private readonly edge: Edge,
    private readonly traces: PersonTraces,
  ) {}

  /** Persons with their ids: of the same request said before, else as the hall knows them, else new ones that follow from the request. */
  async identify(forms: readonly PersonDto[], said: SaidAtWindow, earlier: Submission): Promise<NamedPerson[]> {
    const before = earlier.phase === 'registered' ? earlier.registered.persons : [];
    const traces = forms.map(form => this.identityOf(form));
    const spelled = traces.map(trace => (trace === undefined ? undefined : JSON.stringify(trace)));
    return Promise.all(
      forms.map(async ({ standing, name, phone, idNumber, address }, index) => {
        const trace = traces[index];
        // The same person twice on one form gets one id, so that the decision sees it.
        const first = trace === undefined ? index : spelled.indexOf(spelled[index]);
        const own = said.id(`person/${first}`);
        const personId = before[index]?.personId ?? (trace ? await this.whose(trace, own, said.hall) : own);
        return { personId, standing: standing ?? 'petitioner', name, ...given({ phone, idNumber, address }) };
      }),
    );
  }

  /** All whom the hall knows by what is given of them, e.g. by a phone number alone. At most fifty. */
  search({ name, phone, idNumber }: Partial<Pick<PersonDto, 'name' | 'phone' | 'idNumber'>>, hall: string): Promise<readonly KnownPerson[]> {
    return this.find({ ...this.trace('name', name), ...this.trace('phone', phone), ...this.trace('idNumber', idNumber) }, hall);
  }

  /** Somebody reads otherwise since: is found by the ID number that was put right, and no more by what was wrong. */
  async corrected(persons: readonly Pick<CorrectPersonDto, 'personId' | 'name' | 'phone' | 'idNumber'>[], hall: string): Promise<void> {
    for (const { personId, name, phone, idNumber } of persons) {
      if (name !== undefined || phone !== undefined) await this.traces.release(hall, personId, { of: '{"nameDigest"' });
      if (idNumber === undefined) continue;
      const trace = JSON.stringify(this.trace('idNumber', idNumber));
      await this.traces.claim(hall, trace, personId);
      await this.traces.release(hall, personId, { of: '{"idNumberDigest"', but: trace });
    }
  }

  /** Which of these persons the hall has forgotten, when and why: their fields read so, and nothing else of them is told. */
  async forgotten(named: readonly Pick<NamedPerson, 'personId'>[], hall: string): Promise<readonly { readonly personId: string; readonly on: string; readonly ground: Forgetting }[]> {
    const states = await Promise.all([...new Set(named.map(({ personId }) => personId))].map(async personId => ({ personId, ...(await this.streams.state(persons, hall, personId)) })));
    return states.flatMap(({ personId, state }) => (state.phase === 'forgotten' ? [{ personId, on: state.forgottenOn, ground: state.ground }] : []));
  }

  /** The person to whom the trace belongs: as the hall knows it, else whoever claims it first, which may be `own`. Somebody who was forgotten is nobody. */
  private async whose(trace: Trace, own: string, hall: string): Promise<string> {
    const [known] = await this.find(trace, hall);
    const spelled = JSON.stringify(trace);
    const personId = known?.personId ?? (await this.traces.claim(hall, spelled, own));
    if (personId === own || !(await this.isForgotten(personId, hall))) return personId;
    await this.traces.release(hall, personId);
    return this.traces.claim(hall, spelled, own);
  }

  private async isForgotten(personId: string, hall: string): Promise<boolean> {
    return (await this.streams.state(persons, hall, personId)).state.phase === 'forgotten';
  }

  /** A name alone is nobody: an ID number is, or a name with its phone. */
  private identityOf({ name, phone, idNumber }: PersonDto): Trace | undefined {
    if (idNumber !== undefined) return this.trace('idNumber', idNumber);
    return phone === undefined ? undefined : { ...this.trace('name', name), ...this.trace('phone', phone) };
  }

  private trace(field: keyof typeof digestKinds, plain: string | undefined): Trace {
    return plain === undefined ? {} : { [`${field}Digest`]: this.edge.digest(digestKinds[field], plain) };
  }

  private find(where: Trace, hall: string): Promise<KnownPerson[]> {
    const query = this.views.query(knownPersons, hall);
    for (const [column, digest] of Object.entries(where)) query.andWhere(`row."${column}" = :${column}`, { [column]: digest });
    return query.orderBy('row."personId"').limit(50).getRawMany<KnownPerson>();
  }
}
