// Who looked at a case, said in the log of the service at whose window it was shown, before the answer goes out.
import { Inject, Injectable } from '@nestjs/common';
import { isService, shownAt, type CaseShown } from '@onehall/contracts';
import type { Decide, Stream } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { randomUUID } from 'node:crypto';
import { SERVICE } from './injection.js';
import { StreamWriter } from './stream-writer.js';
import type { AtHall } from './window.js';

/** One look, at one case or at a page of a list. */
class RecordLook {
  constructor(
    readonly readingId: string,
    readonly look: { readonly cases: readonly string[]; readonly what: string },
  ) {}
}

/** A reading has an id of its own, so that nothing was said of it before. */
const readings: Stream<'readingId', undefined, CaseShown> = { kind: 'reading', key: 'readingId', initial: undefined, evolve: () => undefined };

/** Used by every window that shows a person one case, or a list with a personal field of a case in it. */
@Injectable()
export class Readings {
  constructor(
    @Inject(SERVICE) private readonly service: string,
    private readonly writer: StreamWriter,
  ) {}

  /** Records that the caller sees `what` (a short word) of these cases, each once. Throws what the log throws: what cannot be recorded is not shown. */
  async record(caller: AtHall, caseIds: string | readonly string[], what: string): Promise<void> {
    const cases = typeof caseIds === 'string' ? [caseIds] : caseIds;
    if (cases.length > 0) await this.searched(caller, cases, what);
  }

  /** The same of a search for a person, which is a look also when nobody was found. `what` never holds what was searched for. */
  async searched(caller: AtHall, caseIds: readonly string[], what: string): Promise<void> {
    const { hall, ...actor } = caller;
    const cases = [...new Set(caseIds)];
    const readingId = randomUUID();
    await this.writer.write({ command: new RecordLook(readingId, { cases, what }), stream: readings, decide: this.decide }, { commandId: readingId, hall, actor, correlationId: readingId });
  }

  private readonly decide: Decide<RecordLook, undefined, CaseShown, Law> = ({ readingId, look }) => {
    if (!isService(this.service) || this.service === 'audit') throw new Error(`${this.service} has no word for a look at a case.`);
    return [shownAt[this.service]({ readingId, ...look, cases: [...look.cases] })];
  };
}
