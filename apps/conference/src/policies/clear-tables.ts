// Which tables have a case that left the hall, and which cases of a table have left: found in the views, then each table is told on its own. Harmless when said twice.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Desk, saidNow, ViewReader, type Answer } from '@onehall/platform';
import { v5 as uuidv5 } from 'uuid';
import { TakeCaseOffTable } from '../conference/take-case-off-table.js';
import { conferenceAgenda, type ConferenceOnAgenda } from '../views/conference-agenda.js';
import { knownCases } from '../views/known-cases.js';

type Because = TakeCaseOffTable['because'];

/** A case has left the hall; `because` absent: it went to the discipline organ. */
export class ClearTables {
  constructor(
    readonly caseId: string,
    readonly because?: Because,
  ) {}
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
const takeOff = (desk: Desk, { conferenceId, about, because }: TakeCaseOffTable): Promise<Answer> => {
  const said = saidNow();
  return desk.tell(new TakeCaseOffTable(conferenceId, about, because), { ...said, commandId: uuidv5(`${conferenceId}/${about}`, said.commandId) });
};

// Either view may be behind when one of the two asks, but not both for long: and the window looks at known-cases again before every act and every reading.
@CommandHandler(ClearTables)
export class TablesClearer implements ICommandHandler<ClearTables, Answer> {
  constructor(
    private readonly desk: Desk,
    private readonly views: ViewReader,
  ) {}

  async execute({ caseId, because }: ClearTables): Promise<Answer> {
    const { hall } = saidNow();
    const tables = await this.views.query(conferenceAgenda, hall).andWhere('row."cases" @> cast(:cases as jsonb)', { cases: JSON.stringify([caseId]) }).getRawMany<ConferenceOnAgenda>();
    for (const { conferenceId } of tables) await takeOff(this.desk, new TakeCaseOffTable(conferenceId, caseId, because));
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
    for (const caseId of cases) {
      const known = await this.views.one(knownCases, hall, { caseId });
      if (known?.confidential) await takeOff(this.desk, new TakeCaseOffTable(conferenceId, caseId));
      else if (known?.gone) await takeOff(this.desk, new TakeCaseOffTable(conferenceId, caseId, known.gone));
    }
    return nothing;
  }
}
