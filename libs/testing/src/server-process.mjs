// A PostgreSQL of its own for one suite, as long as whoever asked for it lives. Started by ./own-server.ts.
import { embedded } from './postgres-setup.mjs';

const { url, stop } = await embedded();
process.once('disconnect', () => void stop().finally(() => process.exit()));
process.send(url);
