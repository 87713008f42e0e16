// The door of rulebook.
export * from './law.js';
export * from './lawbook.js';
export * from './calendar.js';
export * from './clocks.js';
export * from './moved-term.js';
export * from './ways.js';
export * from './grounds.js';
export * from './answer-by.js';
export * from './settings.js';
export type * from './setting.js';
export { articleOf } from './articles.js';
export { cite, regulation2005, regulation2022, regulationOn, regulations, type InForce, type Provenance, type Regulation } from './regulations.js';
