// Who may sign in: given by the process, until identity has a house of its own.

/** A person of the hall, as the sign-in knows them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly department?: string;
}

/** The people of one hall. */
export abstract class People {
  /** Those whom the sign-in page lists. */
  abstract list(): readonly Person[];
  /** Undefined: nobody has this id. A department that was opened a moment ago has its people at once. */
  abstract find(id: string): Person | undefined | Promise<Person | undefined>;
}
