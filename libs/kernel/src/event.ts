// What a fact is: an event as a decision speaks it, and the same event once a log has recorded it.

/** A personal value under lock: only the vault can open it. `key` names its owner, `at` the place it was sealed for (`<event id>#<path>`). */
export interface Sealed {
  readonly key: string;
  readonly at: string;
  readonly box: string;
  readonly commitment: string;
}

/** A personal field: plain on its way into the log, sealed everywhere inside. Nothing but the edge may look into it. */
export type Personal<Plain> = Plain | Sealed;

/** Something that happened, in the business's own words. `data` is JSON; days are `YYYY-MM-DD` in Asia/Shanghai, instants ISO 8601 in UTC. */
export interface Event<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly schemaVersion: number;
  readonly data: Data;
}

/** Who acts: a signed-in person, a petitioner with a code, or a policy. Never holds a name: the log outlives forgetting. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly department?: string;
}

/** What stands beside every event: where, when on the hall's clock, who, why, and by which law. */
export interface Meta {
  readonly hall: string;
  /** The instant on the hall's clock at which the decision was taken; of a policy or a timer, the instant of its cause. */
  readonly at: string;
  readonly actor: Actor;
  readonly commandId: string;
  readonly correlationId: string;
  /** The event that caused the command, when a policy gave it. */
  readonly causationId?: string;
  readonly rulebook: string;
  readonly calendar: string;
}

/** Where a log has put an event. `position` is dense within (service, shard); `recordedAt` is the database's clock, in microseconds. */
export interface Place {
  readonly id: string;
  readonly service: string;
  readonly stream: string;
  readonly version: number;
  readonly position: number;
  readonly recordedAt: string;
  readonly meta: Meta;
}

/** An event that stands in a log. */
export type Recorded<E extends Event = Event> = E & Place;
