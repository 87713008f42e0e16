// The door of event-store.
export * from './log.js';
