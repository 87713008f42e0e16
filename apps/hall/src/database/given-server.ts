// The administrator's PostgreSQL that somebody names in DATABASE_URL: whether that is an address of one, and whether it lets us in, asked before anything is done with it.
import { CannotStart, isPostgresUrl, postgresRule, secretIn } from '@onehall/platform';
import { Client } from 'pg';

/** Milliseconds. */
const patience = 10_000;

/** The address is never repeated: a password stands in it. */
const noAddress = (): CannotStart => new CannotStart({ zh: `DATABASE_URL 必须是 ${postgresRule.zh}。`, en: `DATABASE_URL must be ${postgresRule.en}.` }, 2);

const doesNotAnswer = (host: string, why: string): CannotStart =>
  new CannotStart({ zh: `DATABASE_URL 所指的 PostgreSQL（${host}）不能使用：${why}。`, en: `The PostgreSQL in DATABASE_URL (${host}) cannot be used: ${why}.` });

/** A host with two addresses has a reason at each. */
const reasonOf = (error: unknown): string => (error instanceof AggregateError ? error.errors.map(reasonOf).join(', ') : error instanceof Error ? error.message : String(error));

/** The address, of which is known then that it answers and lets its login in; undefined where none is named. Throws `CannotStart` with one sentence. */
export async function givenServer(env: Readonly<Record<string, string | undefined>>): Promise<string | undefined> {
  const address = secretIn(env, 'DATABASE_URL');
  if (address === undefined) return undefined;
  if (!isPostgresUrl(address)) throw noAddress();
  try {
    const client = new Client({ connectionString: address, connectionTimeoutMillis: patience });
    await client.connect();
    await client.end();
  } catch (error) {
    throw doesNotAnswer(new URL(address).host, reasonOf(error));
  }
  return address;
}
