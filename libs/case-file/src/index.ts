// The door of case-file: how a case looks at any instant.
export * from './file.js';
export * from './submission.js';
export * from './case-file.js';
export * from './bare-file.js';
export { labelOf, labels, type Label, type Word } from './labels.js';
export { casesOf, hallOf, personStreamsOf, type Worded } from './cases-of.js';
