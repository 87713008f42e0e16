// The window for the register of departments, and for the question which of them a text is about.
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { department } from '@onehall/contracts';
import { Admits, Answers, AnswersCommand, AnswersPage, Caller, Desk, PageDto, Saying, type AtHall, type SaidAtWindow } from '@onehall/platform';
import { ViewReader } from '@onehall/projections';
import { registerLine, suggested } from './answers.js';
import { ChangeRemitDto, CloseDepartmentDto, OpenDepartmentDto, SuggestDepartmentsDto, SuggestDepartmentsQuery } from './department.dto.js';
import { ChangeRemit } from './department/change-remit.js';
import { CloseDepartment } from './department/close-department.js';
import { OpenDepartment } from './department/open-department.js';
import { suggestDepartments } from './department/suggest-departments.js';
import { KnownDepartments } from './known-departments.js';
import { Past } from './past.js';
import { departmentRegister, type InRegister } from './views/department-register.js';
import { openCases, openTasks } from './views/open-cases.js';

@ApiTags('routing')
@Controller('routing/departments')
@AnswersCommand('DepartmentAnswer', { department })
export class DepartmentController {
  constructor(
    private readonly desk: Desk,
    private readonly views: ViewReader,
    private readonly known: KnownDepartments,
    private readonly past: Past,
  ) {}

  @Get()
  @Admits('clerk', 'router', 'handler', 'head', 'secretary', 'supervisor', 'auditor', 'administrator')
  @AnswersPage('DepartmentPage', registerLine)
  @ApiOperation({ operationId: 'readDepartments', summary: '责任单位名录 / the register of departments' })
  register(@Caller() { hall }: AtHall, @Query() { page, size }: PageDto) {
    return this.views.page(departmentRegister, { hall, order: [['department', 'ASC']], page, size });
  }

  @Post()
  @Admits('router', 'administrator')
  @ApiOperation({ operationId: 'openDepartment', summary: '登记责任单位 / open a department' })
  async open(@Body() { department, name, aliases = [], superior, remits = [] }: OpenDepartmentDto, @Saying() said: SaidAtWindow) {
    if (superior !== department) await this.known.check(said.hall, 'superior', [superior]);
    return this.tell(new OpenDepartment(department, { name, aliases, superior, remits }), said);
  }

  @Post(':department/remit')
  @Admits('router', 'administrator')
  @ApiOperation({ operationId: 'changeRemit', summary: '变更职责 / change a department’s remit' })
  remit(@Param('department') department: string, @Body() { remits, reasons }: ChangeRemitDto, @Saying() said: SaidAtWindow) {
    return this.tell(new ChangeRemit(department, { remits, reasons }), said);
  }

  @Post(':department/closing')
  @Admits('router', 'administrator')
  @ApiOperation({ operationId: 'closeDepartment', summary: '撤销责任单位 / close a department' })
  async close(@Param('department') department: string, @Body() { successor }: CloseDepartmentDto, @Saying() said: SaidAtWindow) {
    if (successor !== department) await this.known.check(said.hall, 'successor', [successor]);
    await this.past.everybodys();
    const { length: holds } = await openCases(this.views, said.hall, department);
    const { length: owes } = await openTasks(this.views, said.hall, department);
    return this.tell(new CloseDepartment(department, { successor, holds, owes }), said);
  }

  @Get('suggestion')
  @Admits('clerk', 'router')
  @Answers('SuggestedDepartments', suggested)
  @ApiOperation({ operationId: 'suggestDepartments', summary: '建议分流单位 / which departments a text is about' })
  suggest(@Caller() { hall }: AtHall, @Query() { text }: SuggestDepartmentsQuery) {
    return this.suggestions(hall, text);
  }

  @Post('suggestion')
  @HttpCode(200)
  @Admits('clerk', 'router')
  @Answers('SuggestedDepartments', suggested)
  @ApiOperation({ operationId: 'suggestDepartmentsForText', summary: '建议分流单位（长文） / the same for a text too long for an address' })
  suggestFor(@Caller() { hall }: AtHall, @Body() { text }: SuggestDepartmentsDto) {
    return this.suggestions(hall, text);
  }

  private async suggestions(hall: string, text: string) {
    const open = await this.views.query(departmentRegister, hall).andWhere('row."closedOn" is null').getRawMany<InRegister>();
    const known = open.map(({ department, name, aliases, remits }) => ({ department, name: name ?? '', aliases: aliases ?? [], remits: remits ?? [] }));
    return { items: suggestDepartments(text, known).slice(0, 10) };
  }

  private async tell(command: { readonly department: string }, said: SaidAtWindow) {
    return { department: command.department, ...(await this.desk.tell(command, said)) };
  }
}
