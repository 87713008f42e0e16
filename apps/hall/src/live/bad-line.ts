// A line of a file that cannot be lived, and why.

/** Thrown while a line is read: the rest of the file goes on. Says which field is wrong, never what stood in it unless that is a moment. */
export class BadLine extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
    this.name = 'BadLine';
  }
}
