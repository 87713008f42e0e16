// Breaks a rule on purpose: a policy that leaves things to chance.
export const lot = () => Math.random(); // no-restricted-properties
export const name = () => crypto.randomUUID(); // no-restricted-globals
