// The departments to which the window may send a case, as routing's register has them.
import type { DepartmentClosed, DepartmentOpened, DepartmentRemitChanged } from '@onehall/contracts';
import type { View } from '@onehall/kernel';

export interface KnownDepartment {
  readonly department: string;
  readonly name: string | null;
  readonly aliases: readonly string[] | null;
  readonly remits: readonly string[] | null;
  readonly closedOn: string | null;
  readonly successor: string | null;
}

const rows = ({ data: { department } }: { readonly data: { readonly department: string } }) => [{ department }];

export const knownDepartments: View<KnownDepartment, 'department', DepartmentOpened | DepartmentRemitChanged | DepartmentClosed> = {
  name: 'known-departments',
  version: 1,
  table: 'known_departments',
  key: ['department'],
  on: {
    DepartmentOpened: { rows, fold: (_, { data: { name, aliases, remits } }) => ({ name, aliases, remits, closedOn: null, successor: null }) },
    DepartmentRemitChanged: { rows, fold: (_, { data: { remits } }) => ({ remits }) },
    DepartmentClosed: { rows, fold: (_, { data: { closedOn, successor } }) => ({ closedOn, successor: successor ?? null }) },
  },
};
