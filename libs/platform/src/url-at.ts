// Under which address a process on this machine reaches a window that listens.
import { isIPv6 } from 'node:net';

const everywhere = new Set(['0.0.0.0', '::']);

/** What listens at every address of this machine is reached at its own; an address of IPv6 stands in brackets. */
export function urlAt(host: string, port: number): string {
  const reached = everywhere.has(host) ? '127.0.0.1' : host;
  return `http://${isIPv6(reached) ? `[${reached}]` : reached}:${port}`;
}
