// What a service's roles and schemas are called in PostgreSQL.

/** Neighbours' logs are read through this role; every service's own role is a member. */
export const readerRole = 'onehall_reader';

/** The names that belong to a service. Throws `RangeError` for a name that could not stand unquoted in SQL. */
export function namesOf(service: string) {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(service)) throw new RangeError(`A service's name is lower case letters, digits and _: ${service}`);
  return { schema: service, views: `${service}_views`, owner: `${service}_owner`, app: `${service}_app` } as const;
}
