// Breaks a rule on purpose: a decision that knows the time, chance and the world.
export const now = () => Date.now(); // no-restricted-properties
export const today = () => new Date(); // no-restricted-syntax
export const said = () => Date(); // no-restricted-syntax
export const chance = () => Math.random(); // no-restricted-properties
export const { random } = Math; // no-restricted-properties
export const id = () => crypto.randomUUID(); // no-restricted-globals
export const setting = () => process.env['HALL']; // no-restricted-globals
export const asked = () => fetch('http://127.0.0.1'); // no-restricted-globals
export const later = () => setTimeout(() => 1, 1); // no-restricted-globals
export const hidden = () => globalThis.performance; // no-restricted-globals
export const loaded = () => import('node:fs'); // no-restricted-syntax
export const day = (instant: string) => new Date(instant).toISOString();
