// Whoever takes a reply, as a person: one of those whose submissions stand where the name is theirs, else somebody of whom the hall knows no more than the name; nobody who has withdrawn.
import { Injectable } from '@nestjs/common';
import type { ReplyDelivered } from '@onehall/contracts';
import type { Recorded } from '@onehall/kernel';
import { Edge, StreamReader, ViewReader, type SaidAtWindow } from '@onehall/platform';
import { cases } from './case/case.js';
import type { Receiver } from './case/deliver-reply.js';
import { knownPersons, nameKind, type KnownPerson } from './views/known-persons.js';

@Injectable()
export class Receivers {
  constructor(
    private readonly views: ViewReader,
    private readonly streams: StreamReader,
    private readonly edge: Edge,
  ) {}

  /** The same request said again names the same person, also when that one was corrected or forgotten since. */
  async identify(caseId: string, name: string, said: SaidAtWindow): Promise<Receiver> {
    const personId = await this.earlier(caseId, said);
    if (personId !== undefined) return { personId, name };
    return { name, ...((await this.known(caseId, name, said.hall)) ?? { personId: said.id('receiver') }) };
  }

  private async earlier(caseId: string, { hall, commandId }: SaidAtWindow): Promise<string | undefined> {
    const events = await this.streams.events(cases.kind, hall, caseId);
    const delivered = events.find((event): event is Recorded<ReplyDelivered> => event.type === 'ReplyDelivered' && event.meta.commandId === commandId);
    return delivered?.data.receiver?.personId;
  }

  private async known(caseId: string, name: string, hall: string): Promise<Omit<Receiver, 'name'> | undefined> {
    const query = this.views.query(knownPersons, hall).andWhere('row."nameDigest" = :nameDigest', { nameDigest: this.edge.digest(nameKind, name) });
    const found = await query.andWhere('row."brought" @> cast(:brought as jsonb)', { brought: JSON.stringify([{ caseId }]) }).orderBy('row."personId"').getRawMany<KnownPerson>();
    const [first] = found;
    if (!first) return undefined;
    const { state } = await this.streams.state(cases, hall, caseId);
    const withdrawn = new Set(state.phase === 'unknown' ? [] : state.withdrawn.map(({ number }) => number));
    const standing = found.find(({ brought }) => brought?.some(one => one.caseId === caseId && !withdrawn.has(one.number)));
    return standing ? { personId: standing.personId } : { personId: first.personId, withdrew: true };
  }
}
