// Which tables have a case, and which cases of a table are the discipline organ's: found in the views, then each table is told on its own. Harmless when said twice.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Desk, saidNow, ViewReader, type Answer } from '@onehall/platform';
import { v5 as uuidv5 } from 'uuid';
import { TakeCaseOffTable } from '../conference/take-case-off-table.js';
import { conferenceAgenda, type ConferenceOnAgenda } from '../views/conference-agenda.js';
import { knownCases } from '../views/known-cases.js';

/** A case went to the discipline organ. */
export class ClearTables {
  constructor(readonly caseId: string) {}
}

/** A table was called: does one of its cases belong there? */
export class ClearTable {
  constructor(
    readonly conferenceId: string,
    readonly cases: readonly string[],
  ) {}
}

const nothing: Answer = { stream: '', version: 0, token: '', repeated: false };

/** Each table under a command id of its own, which follows from the policy's. */
const takeOff = (desk: Desk, conferenceId: string, caseId: string): Promise<Answer> => {
  const said = saidNow();
  return desk.tell(new TakeCaseOffTable(conferenceId, caseId), { ...said, commandId: uuidv5(`${conferenceId}/${caseId}`, said.commandId) });
};

// Either view may be behind when one of the two asks, but not both for long: and the window looks at known-cases again before every act and every reading.
@CommandHandler(ClearTables)
export class TablesClearer implements ICommandHandler<ClearTables, Answer> {
  constructor(
    private readonly desk: Desk,
    private readonly views: ViewReader,
  ) {}

  async execute({ caseId }: ClearTables): Promise<Answer> {
    const { hall } = saidNow();
    const tables = await this.views.query(conferenceAgenda, hall).andWhere('row."cases" @> cast(:cases as jsonb)', { cases: JSON.stringify([caseId]) }).getRawMany<ConferenceOnAgenda>();
    for (const { conferenceId } of tables) await takeOff(this.desk, conferenceId, caseId);
    return nothing;
  }
}

@CommandHandler(ClearTable)
export class TableClearer implements ICommandHandler<ClearTable, Answer> {
  constructor(
    private readonly desk: Desk,
    private readonly views: ViewReader,
  ) {}

  async execute({ conferenceId, cases }: ClearTable): Promise<Answer> {
    const { hall } = saidNow();
    for (const caseId of cases) if ((await this.views.one(knownCases, hall, { caseId }))?.confidential) await takeOff(this.desk, conferenceId, caseId);
    return nothing;
  }
}
