// The gate before the views of one service: closed as long as a view's table holds nothing that could be read for the whole.

/** The rows of a view are being made for the first time, or in a new shape: there is nothing yet that a reader could take for all of it. */
export class ViewFilling extends Error {
  override readonly name = 'ViewFilling';

  constructor(readonly view: string) {
    super(`The view ${view} is being filled.`);
  }
}

/** One per service and process. */
export class ViewGate {
  private readonly filling = new Set<string>();

  close(view: string): void {
    this.filling.add(view);
  }

  open(view: string): void {
    this.filling.delete(view);
  }

  /** The views that cannot be read now. */
  get closed(): readonly string[] {
    return [...this.filling];
  }

  /** Throws `ViewFilling`. */
  assertOpen(view: string): void {
    if (this.filling.has(view)) throw new ViewFilling(view);
  }
}
