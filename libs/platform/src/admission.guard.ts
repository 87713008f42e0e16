// The door: it refuses by default, and lets in whom the route names.
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { admission, type Admission } from './admission.js';
import { Config } from './config.js';
import { Problem } from './problem.js';
import { Tokens } from './tokens.js';
import type { AtHall, AtWindow } from './window.js';

const closed = (): Problem => new Problem(403, 'CLOSED', { zh: '此处尚未说明对谁开放，一律不予办理。', en: 'This route does not say whom it admits, so it admits nobody.' });
const notSignedIn = (): Problem => new Problem(401, 'NOT_SIGNED_IN', { zh: '请先登录。', en: 'Sign in first.', headers: { 'WWW-Authenticate': 'Bearer' } });
const notAdmitted = (role: string): Problem => new Problem(403, 'ROLE_NOT_ADMITTED', { zh: `角色 ${role} 不能办理此事。`, en: `The role ${role} is not admitted here.` });

@Injectable()
export class AdmissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: Tokens,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const admits = this.reflector.getAllAndOverride<Admission | undefined>(admission, [context.getHandler(), context.getClass()]);
    if (admits === undefined) throw closed();
    const request = context.switchToHttp().getRequest<AtWindow>();
    const caller = await this.signedIn(request);
    if (admits !== 'open') {
      if (!caller) throw notSignedIn();
      if (!admits.includes(caller.role)) throw notAdmitted(caller.role);
    }
    request.caller = caller ?? { id: 'petitioner', role: 'petitioner', hall: this.config.hallId };
    return true;
  }

  /** A token that is there must be good, also where none is needed: nobody acts namelessly by mistake. */
  private async signedIn({ headers }: AtWindow): Promise<AtHall | undefined> {
    const given = headers.authorization;
    if (given === undefined) return undefined;
    const token = /^Bearer ([\w.-]{1,4096})$/i.exec(given)?.[1];
    if (token === undefined) throw notSignedIn();
    return this.tokens.read(token);
  }
}
