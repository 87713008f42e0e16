// Waits no longer than a time for what may never answer.

/** `milliseconds`: after them it throws `late`; the work itself goes on. */
export function within<T>(work: Promise<T>, milliseconds: number, late: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(late)), milliseconds);
  });
  return Promise.race([work, end]).finally(() => clearTimeout(timer));
}

/** Milliseconds. */
const parting = 5_000;

/** Waits for a farewell, but no longer than some seconds: a Kafka that is away answers none. What is late goes on until it comes to its end, or the process does. */
export async function takeLeave(farewell: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, parting);
  });
  await Promise.race([farewell, late]).finally(() => clearTimeout(timer));
}
