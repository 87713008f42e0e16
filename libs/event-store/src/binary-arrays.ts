// Arrays in PostgreSQL's binary format: no quoting here, no parsing there. pg sends a Buffer as a binary parameter.

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const oids = { boolean: 16, bytea: 17, bigint: 20, int: 23, text: 25, uuid: 2950 } as const;

// Dimensions, null flag, element type, then length and lower bound; an empty array has no dimension.
function header(type: keyof typeof oids, length: number, bytes: number): { buffer: Buffer; start: number } {
  const start = length === 0 ? 12 : 20;
  const buffer = Buffer.allocUnsafe(start + bytes);
  buffer.writeInt32BE(length === 0 ? 0 : 1, 0);
  buffer.writeInt32BE(0, 4);
  buffer.writeInt32BE(oids[type], 8);
  if (length > 0) {
    buffer.writeInt32BE(length, 12);
    buffer.writeInt32BE(1, 16);
  }
  return { buffer, start };
}

function fixed<Value>(type: keyof typeof oids, size: number, put: (buffer: Buffer, value: Value, at: number) => void) {
  return (values: readonly Value[]): Buffer => {
    const { buffer, start } = header(type, values.length, values.length * (4 + size));
    let at = start;
    for (const value of values) {
      buffer.writeInt32BE(size, at);
      put(buffer, value, at + 4);
      at += 4 + size;
    }
    return buffer;
  };
}

export const booleans = fixed<boolean>('boolean', 1, (buffer, value, at) => (buffer[at] = value ? 1 : 0));
export const integers = fixed<number>('int', 4, (buffer, value, at) => buffer.writeInt32BE(value, at));

/** Whole numbers up to 2^53; faster than going through a bigint. */
export const bigIntegers = fixed<number>('bigint', 8, (buffer, value, at) => {
  const high = Math.floor(value / 0x1_0000_0000);
  buffer.writeInt32BE(high, at);
  buffer.writeUInt32BE(value - high * 0x1_0000_0000, at + 4);
});

/** Throws `RangeError` for what is no uuid: half a uuid would leave bytes of foreign memory in the array. */
export const uuids = fixed<string>('uuid', 16, (buffer, value, at) => {
  if (!uuid.test(value)) throw new RangeError(`Not a uuid: ${value}`);
  buffer.write(value.replaceAll('-', ''), at, 'hex');
});

export function texts(values: readonly string[]): Buffer {
  const lengths = values.map(value => Buffer.byteLength(value));
  const { buffer, start } = header('text', values.length, lengths.reduce((sum, length) => sum + 4 + length, 0));
  let at = start;
  values.forEach((value, index) => {
    const length = lengths[index] ?? 0;
    buffer.writeInt32BE(length, at);
    buffer.write(value, at + 4);
    at += 4 + length;
  });
  return buffer;
}

export function byteArrays(values: readonly Buffer[]): Buffer {
  const { buffer, start } = header('bytea', values.length, values.reduce((sum, value) => sum + 4 + value.length, 0));
  let at = start;
  for (const value of values) {
    buffer.writeInt32BE(value.length, at);
    value.copy(buffer, at + 4);
    at += 4 + value.length;
  }
  return buffer;
}
