// Breaks a rule on purpose: a service that imports another.
export * from '../../routing/src/index.js';
