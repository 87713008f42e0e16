// A forgotten person's key is destroyed, and nobody is found by the person's traces any more: no decision and no event, harmless when said twice.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Edge, saidNow, type Answer } from '@onehall/platform';
import { PersonTraces } from '../windows/person-traces.js';

export class DestroyKey {
  constructor(readonly personId: string) {}
}

@CommandHandler(DestroyKey)
export class KeyDestroyer implements ICommandHandler<DestroyKey, Answer> {
  constructor(
    private readonly edge: Edge,
    private readonly traces: PersonTraces,
  ) {}

  async execute({ personId }: DestroyKey): Promise<Answer> {
    await this.edge.forget(`person/${personId}`);
    await this.traces.release(saidNow().hall, personId);
    return { stream: '', version: 0, token: '', repeated: false };
  }
}
