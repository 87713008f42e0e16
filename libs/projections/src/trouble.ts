// What kind of trouble an error is: poison in an event, something outside that passes, a lost lease, or another log.
import { LeaseLost, OtherLog } from '@onehall/event-store';
import { ViewFilling } from './gate.js';

/** `poison`: the same event fails again. `passing`: the event is innocent; wait and try again. `lease lost`: someone else may follow now. `other log`: stop. */
export type Trouble = 'poison' | 'passing' | 'lease lost' | 'other log';

/**
 * SQLSTATE classes that say nothing about the event: connection, transaction state, rollback, schema not (yet) as expected, resources, not ready, stopped by an operator, system.
 * A missing table parks nobody: it is the deployment that is wrong, and every event would be found guilty of it.
 */
const passingClasses = new Set(['08', '25', '28', '40', '42', '53', '55', '57', '58']);
const passingWords =
  /^(?:Connection terminated|Client (?:was closed|has encountered)|timeout exceeded when trying to connect|timeout expired$|Query read timeout|Cannot use a pool after|Driver not Connected|Cannot execute operation on)/;

const field = (error: unknown, name: string): unknown => (typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined);

function sqlStateOf(error: unknown): string | undefined {
  const code = field(field(error, 'driverError'), 'code') ?? field(error, 'code');
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

const isOfTheNetwork = (error: unknown): boolean => field(error, 'syscall') !== undefined || field(field(error, 'driverError'), 'syscall') !== undefined;

/** Judges an error by its SQLSTATE, its system call or, where pg gives neither, its words. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof OtherLog) return 'other log';
  if (error instanceof LeaseLost) return 'lease lost';
  if (error instanceof ViewFilling) return 'passing';
  const state = sqlStateOf(error);
  if (state === 'LG001') return 'lease lost';
  if (state === 'LG003') return 'other log';
  if (state !== undefined && passingClasses.has(state.slice(0, 2))) return 'passing';
  return isOfTheNetwork(error) || passingWords.test(sentenceOf(error)) ? 'passing' : 'poison';
}

/** What an error says, fit for a text column. */
export const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replaceAll('\u0000', '').slice(0, 2_000);

/** Whatever was thrown, as an error. */
export const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
