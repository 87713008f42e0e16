// Which cases lie with a department that is closed: looked up where it stands written, then each case is told on its own. Harmless when said twice.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Desk, saidNow, StreamReader, ViewReader, type Answer } from '@onehall/platform';
import { v5 as uuidv5 } from 'uuid';
import { TakeBackFromClosed } from '../case/take-back-from-closed.js';
import { departments } from '../department/department.js';
import { Past } from '../past.js';
import { openCases } from '../views/open-cases.js';

/** A case was sent to these departments: are they all there? */
export class CheckDepartments {
  constructor(
    readonly caseId: string,
    readonly departments: readonly string[],
  ) {}
}

/** A department was closed: does a case lie with it after all? */
export class ReturnCases {
  constructor(readonly department: string) {}
}

const nothing: Answer = { stream: '', version: 0, token: '', repeated: false };

/** Each case under a command id of its own, which follows from the policy's. */
const takeBack = (desk: Desk, caseId: string, department: string): Promise<Answer> => {
  const said = saidNow();
  return desk.tell(new TakeBackFromClosed(caseId, department), { ...said, commandId: uuidv5(`${caseId}/${department}`, said.commandId) });
};

// A sending and a closing stand in one log, one before the other. What was sent out after the closing is found here, in the department's own stream;
// what was sent out before it is found below, in the view once it has come as far as the closing.
@CommandHandler(CheckDepartments)
export class DepartmentsChecker implements ICommandHandler<CheckDepartments, Answer> {
  constructor(
    private readonly desk: Desk,
    private readonly streams: StreamReader,
  ) {}

  async execute({ caseId, departments: asked }: CheckDepartments): Promise<Answer> {
    const { hall } = saidNow();
    for (const department of asked) if ((await this.streams.state(departments, hall, department)).state.phase === 'closed') await takeBack(this.desk, caseId, department);
    return nothing;
  }
}

@CommandHandler(ReturnCases)
export class CasesReturner implements ICommandHandler<ReturnCases, Answer> {
  constructor(
    private readonly desk: Desk,
    private readonly views: ViewReader,
    private readonly past: Past,
  ) {}

  async execute({ department }: ReturnCases): Promise<Answer> {
    const { hall } = saidNow();
    await this.past.own();
    for (const caseId of await openCases(this.views, hall, department)) await takeBack(this.desk, caseId, department);
    return nothing;
  }
}
