// A PostgreSQL of its own for one suite, as long as whoever asked for it lives. Started by ./own-server.ts.
import { postgresOfOnesOwn } from './postgres-setup.mjs';

const { url, stop } = await postgresOfOnesOwn();
process.once('disconnect', () => void stop().finally(() => process.exit()));
process.send(url);
