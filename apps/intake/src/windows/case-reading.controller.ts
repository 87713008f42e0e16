// The reading window for cases: which cases there are, what became of one, and what a case may be declined for or sent to.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { refuseIntake, type CaseOpened } from '@onehall/contracts';
import { Admits, Answers, AnswersPage, Caller, Edge, HallClock, HallLaw, PathId, Readings, StreamReader, ViewReader, type AtHall } from '@onehall/platform';
import { dayOfInstant, groundsInForce } from '@onehall/rulebook';
import { isSecret } from '../case/case.js';
import { given } from '../given.js';
import { submissions } from '../submission/submission.js';
import { titled, type CaseLine } from '../views/case-line.js';
import { caseRegister } from '../views/case-register.js';
import { caseLine, caseRead, departmentList, groundList } from './answers.js';
import { CaseListDto } from './case.dto.js';
import { Departments } from './departments.js';
import { bareCase, bareLine, Discretion, mayOpen } from './discretion.js';
import { Patience } from './patience.js';
import { checkMayRead, narrowTo, readers } from './readers.js';

@ApiTags('intake')
@Controller('intake')
export class CaseReadingController {
  constructor(
    private readonly views: ViewReader,
    private readonly streams: StreamReader,
    private readonly patience: Patience,
    private readonly edge: Edge,
    private readonly clock: HallClock,
    private readonly law: HallLaw,
    private readonly departments: Departments,
    private readonly readings: Readings,
    private readonly discretion: Discretion,
  ) {}

  @Get('cases')
  @Admits(...readers)
  @AnswersPage('IntakeCasePage', caseLine)
  @ApiOperation({ operationId: 'listIntakeCases', summary: '信访事项一览 / list the cases, newest first' })
  async list(@Query() { state, channel, q, page, size }: CaseListDto, @Caller() caller: AtHall) {
    const query = narrowTo(caller, this.views.query(caseRegister, caller.hall), this.law.today());
    if (state) query.andWhere('row."state" = :state', { state });
    if (channel) query.andWhere('row."channel" = :channel', { channel });
    if (q) query.andWhere('row."numbers" @> cast(:numbers as jsonb)', { numbers: JSON.stringify([q.toUpperCase()]) });
    const found = await this.views.paged<CaseLine>(query, { order: [['openedAt', 'DESC'], ['caseId', 'ASC']], page, size });
    await this.readings.record(caller, titled(found.items), 'register');
    return this.edge.open(mayOpen(caller) ? found : { ...found, items: found.items.map(bareLine) });
  }

  @Get('cases/:caseId')
  @Admits(...readers)
  @Answers('IntakeCase', caseRead)
  @ApiOperation({ operationId: 'readIntakeCase', summary: '查看信访事项 / read a case as intake knows it' })
  async one(@PathId('caseId') caseId: string, @Caller() caller: AtHall) {
    const found = await this.patience.opened(caller.hall, caseId);
    if (!found) throw refuseIntake('UNKNOWN_CASE');
    const { state, version } = found;
    const line = await this.views.one(caseRegister, caller.hall, { caseId });
    checkMayRead(caller, { confidential: isSecret(state), sentTo: line?.sentTo ?? [] }, this.law.today());
    await this.readings.record(caller, caseId, 'case');
    if (isSecret(state) && !mayOpen(caller)) return bareCase(state, { caseId, version });
    const opened = await this.discretion.withoutSecrets(caller.hall, await this.asCorrected(caller.hall, state.opened));
    return { caseId, version, ...((await this.edge.open({ ...state, opened })) as object) };
  }

  @Get('grounds')
  @Admits(...readers)
  @Answers('GroundList', groundList)
  @ApiOperation({ operationId: 'listGrounds', summary: '现行不予（不再）受理和告知去向的理由 / grounds that the law in force knows' })
  grounds() {
    return { items: groundsInForce(dayOfInstant(this.clock.now())) };
  }

  @Get('departments')
  @Admits(...readers)
  @Answers('IntakeDepartmentList', departmentList)
  @ApiOperation({ operationId: 'listIntakeDepartments', summary: '可以转送、交办的责任单位 / departments that can be named' })
  async known(@Caller() { hall }: AtHall) {
    return { items: await this.departments.open(hall) };
  }

  /** A case is called as the submission that opened it reads now. */
  private async asCorrected(hall: string, opened: CaseOpened['data']): Promise<CaseOpened['data']> {
    const { state } = await this.streams.state(submissions, hall, opened.submissionId);
    if (state.phase === 'unregistered') return opened;
    const { place, category, title } = state.registered;
    return { ...opened, ...given({ place, category, title }) };
  }
}
