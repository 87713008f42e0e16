// Why a process does not start or cannot go on: one clear sentence, in both languages, and an exit code.

/** Printed as its sentence, without a stack. Exit code 2 means that a setting is wrong, 1 anything else. */
export class CannotStart extends Error {
  constructor(
    readonly says: { readonly zh: string; readonly en: string },
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(`${says.zh}\n${says.en}`);
    this.name = 'CannotStart';
  }
}
