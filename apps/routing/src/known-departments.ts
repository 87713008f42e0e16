// Whether the departments that somebody names at a window stand in the register: asked of the register's own streams, so that one opened a moment ago is known.
import { Injectable } from '@nestjs/common';
import { refuseRouting } from '@onehall/contracts';
import { HallLaw, StreamReader } from '@onehall/platform';
import { departments } from './department/department.js';

@Injectable()
export class KnownDepartments {
  constructor(
    private readonly streams: StreamReader,
    private readonly law: HallLaw,
  ) {}

  /** Throws `Refused` UNKNOWN_DEPARTMENT or DEPARTMENT_CLOSED with the field that names it. */
  async check(hall: string, field: string, names: readonly (string | undefined)[]): Promise<void> {
    for (const name of new Set(names)) {
      if (name === undefined) continue;
      const { state } = await this.streams.state(departments, hall, name);
      switch (state.phase) {
        case 'unknown':
          throw refuseRouting('UNKNOWN_DEPARTMENT', { field });
        case 'closed':
          throw refuseRouting.under(this.law.today(), 'DEPARTMENT_CLOSED', { field });
        case 'open':
      }
    }
  }
}
