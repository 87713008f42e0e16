// The window for persons: whether the hall knows somebody already, and how the hall forgets somebody.
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { id, refuseIntake } from '@onehall/contracts';
import { Admits, Answers, AnswersCommand, Caller, Desk, Edge, PathId, Readings, Saying, ViewReader, type AtHall, type SaidAtWindow } from '@onehall/platform';
import { ForgetPerson } from '../person/forget-person.js';
import type { CaseLine } from '../views/case-line.js';
import { caseRegister } from '../views/case-register.js';
import { knownPersons } from '../views/known-persons.js';
import { personsFound } from './answers.js';
import { ForgetPersonDto, PersonSearchDto } from './person.dto.js';
import { Reception } from './reception.js';

interface Lines {
  readonly lines: readonly Pick<CaseLine, 'caseId' | 'number' | 'receivedOn' | 'category' | 'title' | 'state'>[];
  readonly secret: ReadonlySet<string>;
}

@ApiTags('intake')
@Controller('intake/persons')
export class PersonController {
  constructor(
    private readonly desk: Desk,
    private readonly views: ViewReader,
    private readonly edge: Edge,
    private readonly reception: Reception,
    private readonly readings: Readings,
  ) {}

  @Get('search')
  @Admits('clerk', 'router')
  @Answers('PersonsFound', personsFound)
  @ApiOperation({ operationId: 'searchPersons', summary: '按姓名、电话或者证件号码查重 / find whom the hall knows, with the cases of each' })
  async search(@Query() described: PersonSearchDto, @Caller() caller: AtHall) {
    const { hall } = caller;
    const { name, phone, idNumber } = described;
    if (name === undefined && phone === undefined && idNumber === undefined) throw refuseIntake('NOTHING_TO_SEARCH_BY');
    const found = await this.reception.search(described, hall);
    const { lines, secret } = await this.linesOf([...new Set(found.flatMap(({ cases }) => cases ?? []))], hall);
    const items = found
      // Whoever brought nothing but matters of the discipline organ is nobody here (信访工作条例 第三十条).
      .filter(({ cases }) => !cases?.length || cases.some(caseId => !secret.has(caseId)))
      .map(({ personId, cases }) => ({ personId, cases: lines.filter(({ caseId }) => cases?.includes(caseId)) }));
    // That somebody brought a case is told of that person, whatever its line shows; that nobody was found is told too. By what kind of trait stands there, the trait does not.
    await this.readings.searched(caller, lines.map(({ caseId }) => caseId), `search ${Object.entries({ name, phone, idNumber }).flatMap(([kind, plain]) => (plain === undefined ? [] : [kind])).join(' ')}`);
    return this.edge.open({ items });
  }

  @Post(':personId/forgetting')
  @Admits('administrator')
  @AnswersCommand('PersonAnswer', { personId: id })
  @ApiOperation({ operationId: 'forgetPerson', summary: '依法删除个人信息 / forget a person: the key to name, phone, ID number and address is destroyed' })
  async forget(@PathId('personId') personId: string, @Body() { ground }: ForgetPersonDto, @Saying() said: SaidAtWindow) {
    if (!(await this.views.one(knownPersons, said.hall, { personId }))) throw refuseIntake('UNKNOWN_PERSON');
    return { personId, ...(await this.desk.tell(new ForgetPerson(personId, ground), said)) };
  }

  /** The lines of ordinary cases, and the ids of those that are the discipline organ's. */
  private async linesOf(caseIds: readonly string[], hall: string): Promise<Lines> {
    if (caseIds.length === 0) return { lines: [], secret: new Set() };
    const found = await this.views.query(caseRegister, hall).andWhere('row."caseId" in (:...caseIds)', { caseIds }).orderBy('row."openedAt"', 'DESC').getRawMany<CaseLine>();
    const lines = found.filter(({ confidential }) => !confidential).map(({ caseId, number, receivedOn, category, title, state }) => ({ caseId, number, receivedOn, category, title, state }));
    return { lines, secret: new Set(found.filter(({ confidential }) => confidential).map(({ caseId }) => caseId)) };
  }
}
