// The development sign-in: choose who you are among the demo's people. It does not exist in production.
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import Type from 'typebox';
import { roles } from '@onehall/contracts';
import { Admits, Open } from './admission.js';
import { Answers } from './answers.js';
import { Config } from './config.js';
import { Spelled } from './field-rules.js';
import { People, type Person } from './people.js';
import { Problem } from './problem.js';
import { Tokens } from './tokens.js';
import { Caller, type AtHall } from './window.js';

class SignInDto {
  @Spelled(/^[a-z0-9-]{2,80}$/, { zh: '人员编号，见 GET /identity/people / id of a person', example: 'u-clerk' })
  readonly id: string;
}

const word = Type.String();
const person = Type.Object({ id: word, name: word, role: word, department: Type.Optional(word) });
const signedIn = Type.Object({ token: word, expiresAt: Type.String({ format: 'date-time' }), hall: word, person });
const caller = Type.Object({ id: word, role: word, hall: word, department: Type.Optional(word) });

@ApiTags('identity')
@Controller('identity')
export class IdentityController {
  constructor(
    private readonly people: People,
    private readonly tokens: Tokens,
    private readonly config: Config,
  ) {}

  @Get('people')
  @Open()
  @Answers('People', Type.Array(person))
  @ApiOperation({ operationId: 'listPeople', summary: '可登录的演示人员 / the demo’s people' })
  list(): readonly Person[] {
    return this.people.list();
  }

  @Post('sign-in')
  @HttpCode(200)
  @Open()
  @Answers('SignedIn', signedIn)
  @ApiOperation({ operationId: 'signIn', summary: '以演示人员登录 / sign in as one of the demo’s people' })
  async signIn(@Body() { id }: SignInDto): Promise<object> {
    const person = await this.people.find(id);
    if (!person) throw new Problem(404, 'UNKNOWN_PERSON', { zh: '没有这个人员。', en: 'There is no such person.' });
    return { ...(await this.tokens.sign(person)), hall: this.config.hallId, person };
  }

  @Get('me')
  @Admits(...roles)
  @Answers('WhoIAm', caller)
  @ApiOperation({ operationId: 'whoAmI', summary: '当前登录人 / who is signed in' })
  me(@Caller() caller: AtHall): AtHall {
    return caller;
  }
}
