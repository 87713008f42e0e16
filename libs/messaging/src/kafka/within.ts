// Waits no longer than a time for what may never answer.

/** `milliseconds`: after them it throws `late`; the work itself goes on. */
export function within<T>(work: Promise<T>, milliseconds: number, late: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(late)), milliseconds);
  });
  return Promise.race([work, end]).finally(() => clearTimeout(timer));
}
