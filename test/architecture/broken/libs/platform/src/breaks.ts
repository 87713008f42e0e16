// Breaks a rule on purpose: the platform never imports testing.
export * from '@onehall/testing';
