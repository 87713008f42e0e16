// The door of projections.
export * from './source.js';
