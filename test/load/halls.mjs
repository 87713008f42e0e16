// What several measurements do with a hall that runs: send a crowd to it, wait until it is quiet, and ask what stands in it.
import path from 'node:path';
import { check, until } from './measuring.mjs';
import { people } from './life-cycle.mjs';
import { Windows } from './windows.mjs';

/** Sends a crowd of a process of its own, and gives what it measured. Throws when a life cycle failed: a hall that refuses quickly is not quick. */
export async function crowd(ground, given) {
  const measured = JSON.parse(await ground.run(path.join(import.meta.dirname, 'crowd.mjs'), [JSON.stringify(given)]));
  if (measured.failed > 0 || measured.lived === 0) throw new Error(`${measured.failed} life cycles failed, ${measured.lived} were lived: ${measured.failures.join(' | ')}`);
  return measured;
}

const json = async url => (await fetch(url)).json();

/** Waits until everything that was written is sealed, and every view, every policy and the ledger have followed it. */
export const quiet = (url, seconds = 60) => until('A quiet hall', async () => (await json(`${url}/clock`)).quiet === true, { seconds, every: 100 });

/** What the ledger says of a quiet hall: how many events each service has. Throws when it found a fault in any link as it copied them. */
export async function ledgerOf(url) {
  const windows = new Windows(url, 1);
  await windows.signIn(people.auditor);
  const [{ items }, findings] = await Promise.all([windows.ask(people.auditor, 'GET /audit/logs'), windows.ask(people.auditor, 'GET /audit/findings')]);
  windows.close();
  check('faults that the ledger found', { was: findings.total, wanted: 0 });
  check('events that the ledger has not copied', { was: items.reduce((sum, { lag }) => sum + lag, 0), wanted: 0 });
  return Object.fromEntries(items.map(({ service, position }) => [service, position]));
}

/** All events of a ledger. */
export const sumOf = positions => Object.values(positions).reduce((sum, position) => sum + position, 0);
