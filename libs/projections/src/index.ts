// The door of projections.
export * from './source.js';
export * from './database.js';
export * from './view-reader.js';
