// The door of testing: only tests come through it.
export * from './given.js';
export * from './rows.js';
export * from './database.js';
export * from './appends.js';
export * from './source-contract.js';
export * from './small-hall.js';
export * from './desk-view.js';
export * from './chance.js';
export * from './losing-line.js';
export * from './holder.js';
export * from './own-server.js';
export * from './own-broker.js';
export * from './over-kafka.js';
export * from './kafka-line.js';
