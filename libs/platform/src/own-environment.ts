// What the caller's shell says to other programs about PostgreSQL: it must not reach the hall's own databases, whose addresses say everything themselves.

/** Takes every variable of libpq (PGOPTIONS, PGSSLMODE, PGHOST …) out of an environment, by default this process's own; for whoever will open a database, before that. */
export function leaveOtherDatabases(env: Record<string, string | undefined> = process.env): void {
  for (const name of Object.keys(env)) if (/^PG[A-Z]+$/.test(name)) Reflect.deleteProperty(env, name);
}
