// What of the caller's environment is left when the hall opens its databases.
import { leaveOtherDatabases } from './own-environment.js';

describe('The caller’s PostgreSQL', () => {
  it('is left outside, and nothing else', () => {
    const env: Record<string, string | undefined> = { PGSSLMODE: 'require', PGOPTIONS: '-c default_transaction_read_only=on', PGHOST: 'elsewhere', PATH: '/bin', PG_PORT: '1', DATABASE_URL: 'postgresql://here' };
    leaveOtherDatabases(env);
    expect(env).toEqual({ PATH: '/bin', PG_PORT: '1', DATABASE_URL: 'postgresql://here' });
  });
});
