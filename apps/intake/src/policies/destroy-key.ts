// A forgotten person's key is destroyed: no decision and no event, only the vault's own act, harmless when said twice.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Edge, type Answer } from '@onehall/platform';

export class DestroyKey {
  constructor(readonly personId: string) {}
}

@CommandHandler(DestroyKey)
export class KeyDestroyer implements ICommandHandler<DestroyKey, Answer> {
  constructor(private readonly edge: Edge) {}

  async execute({ personId }: DestroyKey): Promise<Answer> {
    await this.edge.forget(`person/${personId}`);
    return { stream: '', version: 0, token: '', repeated: false };
  }
}
