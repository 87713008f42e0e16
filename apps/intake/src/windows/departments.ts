// The departments as the window knows them: which can be named today, and what each is called.
import { Injectable } from '@nestjs/common';
import { refuseIntake } from '@onehall/contracts';
import { ViewReader } from '@onehall/platform';
import { knownDepartments, type KnownDepartment } from '../views/known-departments.js';

@Injectable()
export class Departments {
  constructor(private readonly views: ViewReader) {}

  /** All that can be named today. */
  open(hall: string): Promise<readonly KnownDepartment[]> {
    return this.views.query(knownDepartments, hall).andWhere('row."name" is not null and row."closedOn" is null').orderBy('row."department"').getRawMany<KnownDepartment>();
  }

  /** Throws a refusal that names the first one that cannot be named. */
  async check(hall: string, asked: readonly { readonly department: string }[]): Promise<void> {
    if (asked.length === 0) return;
    const open = new Set((await this.open(hall)).map(({ department }) => department));
    const index = asked.findIndex(({ department }) => !open.has(department));
    if (index >= 0) throw refuseIntake('UNKNOWN_DEPARTMENT', { field: `departments.${index}.department` });
  }

  /** What each is called, closed ones too. */
  async names(hall: string): Promise<ReadonlyMap<string, string>> {
    const all = await this.views.query(knownDepartments, hall).andWhere('row."name" is not null').getRawMany<KnownDepartment>();
    return new Map(all.map(({ department, name }) => [department, name ?? department]));
  }
}
