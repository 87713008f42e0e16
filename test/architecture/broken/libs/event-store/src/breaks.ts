// Breaks a rule on purpose: the log knows no business word.
export * from '@onehall/contracts';
