// The window for cases: which way a case goes, and what its petitioner is told in writing.
import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Admits, AnswersCommand, PathId, Saying, StreamReader, type Answer, type SaidAtWindow } from '@onehall/platform';
import { cases } from '../case/case.js';
import { DeclineCase } from '../case/decline-case.js';
import { DisposeCase } from '../case/dispose-case.js';
import { RedirectCase } from '../case/redirect-case.js';
import { given } from '../given.js';
import { caseWithPaper } from './answers.js';
import { DeclineCaseDto, DisposeCaseDto, RedirectCaseDto } from './case.dto.js';
import { Departments } from './departments.js';
import { Patience } from './patience.js';

@ApiTags('intake')
@Controller('intake/cases/:caseId')
@Admits('router')
@AnswersCommand('CaseWithPaper', caseWithPaper)
export class CaseController {
  constructor(
    private readonly patience: Patience,
    private readonly streams: StreamReader,
    private readonly departments: Departments,
  ) {}

  @Post('disposal')
  @ApiOperation({ operationId: 'disposeCase', summary: '分流：转送、交办、转政法、移送纪检、紧急上报 / send a case on its way' })
  async dispose(@PathId('caseId') caseId: string, @Body() { way, departments, organ, answerBy }: DisposeCaseDto, @Saying() said: SaidAtWindow) {
    await this.departments.check(said.hall, departments ?? []);
    const asked = departments?.map(({ department, part }) => ({ department, part }));
    return this.withPaper(caseId, said, await this.patience.tell(new DisposeCase(caseId, { way, ...given({ departments: asked, organ, answerBy }) }), said));
  }

  @Post('decline')
  @ApiOperation({ operationId: 'declineCase', summary: '不予（不再）受理告知 / decline a case in writing' })
  async decline(@PathId('caseId') caseId: string, @Body() { ground, reasons, organ }: DeclineCaseDto, @Saying() said: SaidAtWindow) {
    return this.withPaper(caseId, said, await this.patience.tell(new DeclineCase(caseId, { ground, reasons, ...given({ organ }) }), said));
  }

  @Post('redirection')
  @ApiOperation({ operationId: 'redirectCase', summary: '告知向有权处理的机关提出 / tell the petitioner which organ is competent' })
  async redirect(@PathId('caseId') caseId: string, @Body() { organ, ground, reasons }: RedirectCaseDto, @Saying() said: SaidAtWindow) {
    return this.withPaper(caseId, said, await this.patience.tell(new RedirectCase(caseId, { organ, ground: ground ?? 'NOT_OURS', ...given({ reasons }) }), said));
  }

  /** The slip, letter or notice that goes out with it, and the article that it stands on. */
  private async withPaper(caseId: string, { hall }: SaidAtWindow, answer: Answer) {
    const { state } = await this.streams.state(cases, hall, caseId);
    switch (state.phase) {
      case 'unopened':
      case 'open':
      case 'ended':
        return { caseId, ...answer };
      case 'disposed':
        return { caseId, paper: state.disposed.paper, article: state.disposed.article, ...answer };
      case 'declined':
        return { caseId, paper: state.declined.paper, article: state.declined.article, ...answer };
      case 'redirected':
        return { caseId, paper: state.redirected.paper, article: state.redirected.article, ...answer };
    }
  }
}
