// Breaks a rule on purpose: contracts import only kernel.
export * from '@onehall/vault';
