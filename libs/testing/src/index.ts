// The door of testing: only tests come through it.
export * from './given.js';
export * from './database.js';
export * from './appends.js';
