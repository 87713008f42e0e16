// The names under which a service's own things are injected where no class names them.

/** The name of the service, a string. */
export const SERVICE = Symbol('service');
/** What is said of the windows that somebody finds at this process, a `WholeDocument`: a process may speak for others too. */
export const WHOLE_DOCUMENT = Symbol('whole document');
/** The service's own log, an `EventLog`. */
export const EVENT_LOG = Symbol('event log');
/** The service's way to the vault, a `Vault`. */
export const VAULT = Symbol('vault');
/** Where the service's views lie, a `ViewDatabase`. */
export const VIEW_DATABASE = Symbol('view database');
