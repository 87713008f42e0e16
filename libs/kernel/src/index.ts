// The door of the kernel: the grammar in which every service speaks. It imports nothing.
export * from './event.js';
export * from './stream.js';
export * from './decide.js';
export * from './refused.js';
export * from './view.js';
export * from './policy.js';
