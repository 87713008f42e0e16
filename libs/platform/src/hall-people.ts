// Who may sign in by naming himself: those on the list of the hall, and somebody in every department of its register.
import { People, type Person } from './people.js';

const ofDepartment = /^([uh])-([a-z0-9-]{2,40})$/;

/** Whether a department stands in the register. */
export type InRegister = (department: string) => Promise<boolean>;

/** The development sign-in's people. A department of the register that the list does not show has its handler and head too; one that nobody opened has none. */
export class HallPeople extends People {
  constructor(
    private readonly isInRegister: InRegister,
    private readonly listed: readonly Person[],
  ) {
    super();
  }

  list(): readonly Person[] {
    return this.listed;
  }

  async find(id: string): Promise<Person | undefined> {
    const found = this.listed.find(person => person.id === id);
    if (found) return found;
    const [, letter, department] = ofDepartment.exec(id) ?? [];
    if (department === undefined || !(await this.isInRegister(department))) return undefined;
    return letter === 'u' ? { id, name: `${department} 承办人`, role: 'handler', department } : { id, name: `${department} 负责人`, role: 'head', department };
  }
}
