// The door of messaging.
export * from './in-hall.js';
export * from './kafka/index.js';
