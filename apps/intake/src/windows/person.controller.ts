// The window for persons: whether the hall knows somebody already, and how the hall forgets somebody.
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { refuseIntake } from '@onehall/contracts';
import { Admits, Caller, Desk, Edge, Saying, ViewReader, type AtHall, type SaidAtWindow } from '@onehall/platform';
import { ForgetPerson } from '../person/forget-person.js';
import type { CaseLine } from '../views/case-line.js';
import { caseRegister } from '../views/case-register.js';
import { knownPersons } from '../views/known-persons.js';
import { ForgetPersonDto, PersonSearchDto } from './person.dto.js';
import { Reception } from './reception.js';

@ApiTags('intake')
@Controller('intake/persons')
export class PersonController {
  constructor(
    private readonly desk: Desk,
    private readonly views: ViewReader,
    private readonly edge: Edge,
    private readonly reception: Reception,
  ) {}

  @Get('search')
  @Admits('clerk', 'router')
  @ApiOperation({ operationId: 'searchPersons', summary: '按姓名、电话或者证件号码查重 / find whom the hall knows, with the cases of each' })
  async search(@Query() described: PersonSearchDto, @Caller() { hall }: AtHall) {
    const { name, phone, idNumber } = described;
    if (name === undefined && phone === undefined && idNumber === undefined) throw refuseIntake('NOTHING_TO_SEARCH_BY');
    const found = await this.reception.search(described, hall);
    const lines = await this.linesOf([...new Set(found.flatMap(({ cases }) => cases ?? []))], hall);
    const items = found.map(({ personId, cases }) => ({ personId, cases: lines.filter(({ caseId }) => cases?.includes(caseId)) }));
    return this.edge.open({ items });
  }

  @Post(':personId/forgetting')
  @Admits('administrator')
  @ApiOperation({ operationId: 'forgetPerson', summary: '依法删除个人信息 / forget a person: the key to name, phone, ID number and address is destroyed' })
  async forget(@Param('personId', ParseUUIDPipe) personId: string, @Body() { ground }: ForgetPersonDto, @Saying() said: SaidAtWindow) {
    if (!(await this.views.one(knownPersons, said.hall, { personId }))) throw refuseIntake('UNKNOWN_PERSON');
    return { personId, ...(await this.desk.tell(new ForgetPerson(personId, ground), said)) };
  }

  private async linesOf(caseIds: readonly string[], hall: string): Promise<Pick<CaseLine, 'caseId' | 'number' | 'receivedOn' | 'category' | 'title' | 'state'>[]> {
    if (caseIds.length === 0) return [];
    const lines = await this.views.query(caseRegister, hall).andWhere('row."caseId" in (:...caseIds)', { caseIds }).orderBy('row."openedAt"', 'DESC').getRawMany<CaseLine>();
    return lines.map(({ caseId, number, receivedOn, category, title, state }) => ({ caseId, number, receivedOn, category, title, state }));
  }
}
