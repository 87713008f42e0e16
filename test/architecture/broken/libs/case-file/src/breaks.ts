// Breaks a rule on purpose: case-file does not know the log.
export * from '@onehall/event-store';
