// Whether a further submission may join a case, or follow it: it must be there, and no accusation; and it must take something in.
import { Injectable } from '@nestjs/common';
import { refuseIntake } from '@onehall/contracts';
import { HallLaw, ViewReader } from '@onehall/platform';
import { isSecret, takesNothingIn, type OpenedCase } from '../case/case.js';
import { caseRegister } from '../views/case-register.js';
import { Patience } from './patience.js';

type Meant = 'caseId' | 'follows';

@Injectable()
export class Joinable {
  constructor(
    private readonly views: ViewReader,
    private readonly patience: Patience,
    private readonly law: HallLaw,
  ) {}

  /** Throws a refusal that names the field. A case that is registered but not open yet will be in a moment: joining waits for it. */
  async check(hall: string, { caseId, follows }: { readonly [Field in Meant]?: string | undefined }): Promise<void> {
    if (follows !== undefined) await this.known(hall, 'follows', follows);
    if (caseId === undefined) return;
    const known = await this.known(hall, 'caseId', caseId);
    if (known && takesNothingIn(known)) throw refuseIntake('CASE_FINISHED');
  }

  private async known(hall: string, field: Meant, caseId: string): Promise<OpenedCase | undefined> {
    const found = await this.patience.opened(hall, caseId);
    const line = found ? undefined : await this.views.one(caseRegister, hall, { caseId });
    if (!found && !line) throw refuseIntake('UNKNOWN_CASE', { field });
    if (found ? isSecret(found.state) : line?.confidential) throw refuseIntake.under(this.law.today(), 'ACCUSATION_STANDS_ALONE', { field });
    return found?.state;
  }
}
