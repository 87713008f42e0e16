// Breaks a rule on purpose: the console knows the code.
export * from '@onehall/platform';
