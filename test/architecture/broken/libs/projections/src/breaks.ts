// Breaks a rule on purpose: views do not know how facts travel.
export * from '@onehall/messaging';
