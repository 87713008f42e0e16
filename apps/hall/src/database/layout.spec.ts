// How a PostgreSQL is called on the first screen.
import { namedServer, serverAt } from './layout.js';

describe('The PostgreSQL that is used', () => {
  it('is named, with no word of its password', () => {
    expect(namedServer('postgresql://admin:secret@db.example:5433/postgres')).toBe('PostgreSQL of DATABASE_URL (db.example:5433)');
    expect(namedServer(serverAt(5_432, 'secret'), '/data/postgres')).toBe('PostgreSQL in /data/postgres (127.0.0.1:5432)');
  });
});
