// The door of testing: only tests come through it.
export * from './given.js';
