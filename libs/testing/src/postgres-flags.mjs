// How a PostgreSQL of a test run is started, wherever it runs: quick rather than safe, and in the hall's own zone, so that nothing leans on UTC.
const flags = ['fsync=off', 'full_page_writes=off', 'max_connections=300', 'max_prepared_transactions=4', 'shared_buffers=128MB', 'max_wal_size=4GB', 'timezone=Asia/Shanghai'];

export const postgresFlags = flags.flatMap(flag => ['-c', flag]);
