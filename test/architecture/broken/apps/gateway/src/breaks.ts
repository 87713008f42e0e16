// Breaks a rule on purpose: the gateway looks into a service.
export * from '../../routing/src/index.js';
