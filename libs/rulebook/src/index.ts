// The door of rulebook.
export * from './law.js';
export * from './lawbook.js';
export * from './regulations.js';
export * from './calendar.js';
export * from './clocks.js';
export * from './ways.js';
export * from './grounds.js';
export * from './articles.js';
export * from './setting.js';
export * from './settings.js';
