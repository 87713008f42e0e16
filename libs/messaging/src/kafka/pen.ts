// Writes what Kafka reads into one stretch of memory: fixed numbers, short numbers, and texts with their length before them.

/** The longest short number of 32 bits. */
const room = 5;

export class Pen {
  at = 0;

  /** `size`: no more will be written. */
  constructor(size: number, readonly bytes = Buffer.allocUnsafe(size)) {}

  /** Everything that was written. */
  get written(): Buffer {
    return this.bytes.subarray(0, this.at);
  }

  int8(value: number): void {
    this.at = this.bytes.writeInt8(value, this.at);
  }

  int16(value: number): void {
    this.at = this.bytes.writeInt16BE(value, this.at);
  }

  int32(value: number): void {
    this.at = this.bytes.writeInt32BE(value, this.at);
  }

  int64(value: bigint): void {
    this.at = this.bytes.writeBigInt64BE(value, this.at);
  }

  text(said: string): void {
    const from = this.at;
    this.at += 2;
    this.at += this.bytes.write(said, this.at);
    this.bytes.writeInt16BE(this.at - from - 2, from);
  }

  /** Up to 2^52, signed, in as few bytes as it needs. */
  short(value: number): void {
    let rest = value < 0 ? -2 * value - 1 : 2 * value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.bytes[this.at++] = (rest % 128) + 128;
    this.bytes[this.at++] = rest;
  }

  /** A text or bytes; nothing has the length -1. */
  said(value: string | Buffer | null | undefined): void {
    if (value === null || value === undefined) return this.short(-1);
    this.sized(() => {
      this.at += typeof value === 'string' ? this.bytes.write(value, this.at) : value.copy(this.bytes, this.at);
    });
  }

  /** What `write` writes, with its length before it. */
  sized(write: () => void): void {
    const from = this.at;
    this.at += room;
    write();
    const to = this.at;
    this.at = from;
    this.short(to - from - room);
    this.bytes.copyWithin(this.at, from + room, to);
    this.at += to - from - room;
  }
}
