// Which departments routing has opened, so that only a department that is there can be invited.
import type { DepartmentClosed, DepartmentOpened } from '@onehall/contracts';
import type { View } from '@onehall/kernel';

export interface KnownDepartment {
  readonly department: string;
  readonly name: string | null;
  readonly closedOn: string | null;
}

export const knownDepartments: View<KnownDepartment, 'department', DepartmentOpened | DepartmentClosed> = {
  name: 'known-departments',
  version: 1,
  table: 'known_departments',
  key: ['department'],
  on: {
    DepartmentOpened: { rows: ({ data: { department } }) => [{ department }], fold: (_, { data: { name } }) => ({ name }) },
    DepartmentClosed: { rows: ({ data: { department } }) => [{ department }], fold: (_, { data: { closedOn } }) => ({ closedOn }) },
  },
};
