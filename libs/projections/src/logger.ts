// Where followers speak to the operator: the shape of pino, and nothing more.

/** What a follower needs of a log. Objects hold ids, counts and sentences, never data of an event. */
export interface Logger {
  info(about: object, sentence: string): void;
  warn(about: object, sentence: string): void;
  error(about: object, sentence: string): void;
}
