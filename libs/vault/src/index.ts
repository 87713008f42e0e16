// The door of vault.
export * from './vault.js';
export * from './errors.js';
export * from './key-encryption.js';
export * from './key-file.js';
export * from './sealing.js';
export * from './blind.js';
export * from './fields.js';
export * from './prepare-vault.js';
export * from './postgres-vault.js';
