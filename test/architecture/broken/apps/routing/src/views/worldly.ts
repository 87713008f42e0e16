// Breaks a rule on purpose: a view that knows the time and a secret of its process.
export const today = () => new Date().toISOString(); // no-restricted-syntax
export const secret = () => process.env['SECRET']; // no-restricted-globals
