// Breaks a rule on purpose: the vault does not know the log.
export * from '@onehall/event-store';
