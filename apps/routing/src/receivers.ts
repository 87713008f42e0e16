// Whoever takes a reply, as a person: one of those who brought the case where the name is theirs, else somebody of whom the hall knows no more than the name.
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
    const personId = (await this.earlier(caseId, said)) ?? (await this.known(caseId, name, said.hall)) ?? said.id('receiver');
    return { personId, name };
  }

  private async earlier(caseId: string, { hall, commandId }: SaidAtWindow): Promise<string | undefined> {
    const events = await this.streams.events(cases.kind, hall, caseId);
    const delivered = events.find((event): event is Recorded<ReplyDelivered> => event.type === 'ReplyDelivered' && event.meta.commandId === commandId);
    return delivered?.data.receiver?.personId;
  }

  private async known(caseId: string, name: string, hall: string): Promise<string | undefined> {
    const query = this.views.query(knownPersons, hall).andWhere('row."nameDigest" = :nameDigest', { nameDigest: this.edge.digest(nameKind, name) });
    const found = await query.andWhere('row."cases" @> cast(:cases as jsonb)', { cases: JSON.stringify([caseId]) }).orderBy('row."personId"').getRawMany<KnownPerson>();
    return found[0]?.personId;
  }
}
