// COPY … TO STDOUT as a query of pg: every row as it comes off the wire, or none of it kept. The limit of whatever reads rows.

/** Hand it to `client.query`; `done` resolves with itself: how many rows came, and how many bytes. */
export class CopyOut {
  rows = 0;
  bytes = 0;

  constructor(select) {
    this.text = `copy (${select}) to stdout (format binary)`;
    this.done = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
  }

  submit(connection) {
    connection.query(this.text);
  }

  handleCopyData({ chunk }) {
    this.bytes += chunk.length;
    // The first chunk may bring the head of the format with it, the last is its end.
    const row = this.rows === 0 && chunk.latin1Slice(0, 6) === 'PGCOPY' ? chunk.subarray(19) : chunk;
    if (row.length > 2) this.rows += 1;
  }

  handleError(error) {
    this.reject(error);
  }

  handleReadyForQuery() {
    this.resolve(this);
  }

  handleCommandComplete() {}
  handleRowDescription() {}
  handleDataRow() {}
  handlePortalSuspended() {}
  handleEmptyQuery() {}
}

/** Reads all rows of a query as quickly as PostgreSQL gives them. */
export async function copied(client, select) {
  const copy = new CopyOut(select);
  client.query(copy);
  return copy.done;
}
