// Stops the PostgreSQL of a test run when its last user has left; one that was given in DATABASE_URL is left alone.

/** Jest's globalTeardown. */
export default async function teardown() {
  const shared = globalThis.onehallPostgres;
  if (!shared || --shared.users > 0) return;
  const server = await shared.server;
  globalThis.onehallPostgres = undefined;
  await server.stop();
}
