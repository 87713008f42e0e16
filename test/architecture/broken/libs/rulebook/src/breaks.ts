// Breaks a rule on purpose: the rulebook imports only kernel.
export * from '@onehall/contracts';
