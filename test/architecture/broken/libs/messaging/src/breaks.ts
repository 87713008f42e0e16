// Breaks a rule on purpose: messaging does not know the platform.
export * from '@onehall/platform';
