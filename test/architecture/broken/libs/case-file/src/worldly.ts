// Breaks a rule on purpose: a fold that asks the world.
export const told = () => fetch('http://127.0.0.1'); // no-restricted-globals
export const when = () => Date.now(); // no-restricted-properties
