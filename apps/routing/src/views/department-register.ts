// The register of departments: who there is, by which names, what each answers for, and who followed whom.
import type { DepartmentClosed, DepartmentEvent, DepartmentOpened, DepartmentRemitChanged } from '@onehall/contracts';
import type { Fold, View } from '@onehall/kernel';

export interface InRegister {
  readonly department: string;
  readonly name: string | null;
  readonly aliases: readonly string[] | null;
  readonly superior: string | null;
  readonly remits: readonly string[] | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly successor: string | null;
}

const ofOne = <E extends DepartmentOpened | DepartmentRemitChanged | DepartmentClosed>(change: (data: E['data']) => Partial<InRegister>): Fold<InRegister, 'department', E> => ({
  rows: ({ data: { department } }) => [{ department }],
  fold: (_row, { data }) => change(data),
});

export const departmentRegister: View<InRegister, 'department', DepartmentEvent> = {
  name: 'department-register',
  version: 1,
  table: 'department_register',
  key: ['department'],
  on: {
    DepartmentOpened: ofOne(({ name, aliases, superior, remits, openedOn }) => ({ name, aliases, superior: superior ?? null, remits, openedOn })),
    DepartmentRemitChanged: ofOne(({ remits }) => ({ remits })),
    DepartmentClosed: ofOne(({ closedOn, successor }) => ({ closedOn, successor: successor ?? null })),
  },
};
