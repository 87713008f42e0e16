// What the vault refuses, each with one sentence: never a plain value, never a key.

/** Nothing can be sealed for an owner whose key was destroyed. */
export class OwnerForgotten extends Error {
  constructor(readonly owner: string) {
    super(`The key of ${owner} was destroyed, so nothing more can be sealed for it.`);
    this.name = 'OwnerForgotten';
  }
}

/** A sealed value, or a wrapped key, is not what was once written there. `at` is the value's place, or the key's owner. */
export class Tampered extends Error {
  constructor(readonly at: string) {
    super(`What was sealed at ${at} does not open: it was tampered with, or moved from another place.`);
    this.name = 'Tampered';
  }
}

/** The vault has never held this owner's key, or has lost it: an older backup of the vault was put back, or this is another hall's vault. */
export class KeyMissing extends Error {
  constructor(readonly owner: string) {
    super(`The vault holds no key of ${owner}: it is not the vault that sealed this value, or an older backup of it.`);
    this.name = 'KeyMissing';
  }
}

/** The key encryption key is not the one that this vault was locked with. Thrown when the vault is opened, before anything is sealed. */
export class WrongKey extends Error {
  constructor(readonly source: string) {
    super(`The key in ${source} is not the one that locked this vault: put back the key that it was first started with.`);
    this.name = 'WrongKey';
  }
}

/** This service's login may not forget; see `mayForget` of `prepareVault`. */
export class MayNotForget extends Error {
  constructor(readonly owner: string) {
    super(`This service may not destroy the key of ${owner}.`);
    this.name = 'MayNotForget';
  }
}

/** Why a key file is refused. */
export type KeyFileFault = 'missing' | 'exposed' | 'malformed' | 'unreadable' | 'unwritable';

const sentences: Readonly<Record<KeyFileFault, (path: string) => string>> = {
  missing: path => `The key file ${path} is missing, but the vault was locked with one: put its backup back, for nothing else opens personal data.`,
  exposed: path => `The key file ${path} can be read by others: make it readable by the hall's own user alone (chmod 600).`,
  malformed: path => `The key file ${path} is not a key file of OneHall: put its backup back.`,
  unreadable: path => `The key file ${path} cannot be read by the hall's user.`,
  unwritable: path => `The key file ${path} cannot be made: the folder does not exist, is full, or may not be written by the hall's user.`,
};

/** The key file cannot be used as it stands. */
export class KeyFileRefused extends Error {
  constructor(readonly path: string, readonly fault: KeyFileFault, cause?: unknown) {
    super(sentences[fault](path), { cause });
    this.name = 'KeyFileRefused';
  }
}
