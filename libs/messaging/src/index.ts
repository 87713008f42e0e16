// The door of messaging.
export * from './in-hall.js';
