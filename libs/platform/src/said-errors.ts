// What can go wrong between a decision that was taken and a log that keeps it.

/** The same command id was used before with another request. At the edge: 422. */
export class SaidOtherwise extends Error {
  constructor() {
    super('This command id was used before for another request.');
    this.name = 'SaidOtherwise';
  }
}

/** Somebody else wrote to the stream first. `version`: where the stream stands, to which `If-Match` no longer fits; at the edge 412. -1: nothing was asked of it, but other processes were quicker four times; at the edge 409 with `Retry-After`. */
export class Overtaken extends Error {
  constructor(readonly version: number) {
    super(`The stream has moved on${version < 0 ? '' : ` to version ${version}`}.`);
    this.name = 'Overtaken';
  }
}

/** The number that this command drew was voided before the command was said again. At the edge: 409. */
export class NumberIsVoid extends Error {
  constructor() {
    super('The number that this command drew was voided meanwhile.');
    this.name = 'NumberIsVoid';
  }
}

/** A key that only one stream may hold belongs to another one. `scopes` says what was being claimed. At the edge: 409. */
export class KeyTaken extends Error {
  constructor(readonly scopes: string) {
    super(`A key of ${scopes} is taken.`);
    this.name = 'KeyTaken';
  }
}
