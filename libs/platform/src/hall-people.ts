// Who may sign in by naming himself: those on the list of the hall, and somebody in every department of its register.
import { streamId } from '@onehall/kernel';
import { People, type Person } from './people.js';

const ofDepartment = /^([uh])-([a-z0-9-]{2,40})$/;

/** The hall whose register is asked, and who can say whether a service's log holds a stream. */
export interface Register {
  readonly hallId: string;
  readonly holds: (service: string, stream: string) => Promise<boolean>;
}

/** The development sign-in's people. A department of the register that the list does not show has its handler and head too; one that nobody opened has none. */
export class HallPeople extends People {
  constructor(
    private readonly register: Register,
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
    if (department === undefined || !(await this.isOpen(department))) return undefined;
    return letter === 'u' ? { id, name: `${department} 承办人`, role: 'handler', department } : { id, name: `${department} 负责人`, role: 'head', department };
  }

  private isOpen(department: string): Promise<boolean> {
    return this.register.holds('routing', streamId(this.register.hallId, 'department', department));
  }
}
