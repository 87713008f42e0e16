// The door of rulebook.
export * from './law.js';
