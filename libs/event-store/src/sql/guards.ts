// Who may do what with each table of a log, and which tables nobody may change: said once, for the migration that grants it and for the verification that looks whether it still stands.

export type Right = 'select' | 'insert';

/** A table or sequence, and what is given to the service itself (`app`) and to every service that follows it (`reader`). `immutable`: a trigger refuses to change it. */
export interface Guard {
  readonly relation: string;
  readonly immutable?: boolean;
  readonly app: readonly Right[];
  readonly reader: readonly Right[];
}

/** Everything that is guarded in one schema. `calls`: functions that the service may call; `followers`: those that any service may. */
export interface Guards {
  readonly relations: readonly Guard[];
  readonly calls: readonly string[];
  readonly followers: readonly string[];
}

const read: readonly Right[] = ['select'];

/** The log's own. Nobody but the owner reaches its registers and its sequence. */
export const logGuards: Guards = {
  relations: [
    { relation: 'event', immutable: true, app: read, reader: read },
    { relation: 'leaf', immutable: true, app: read, reader: read },
    { relation: 'log', app: read, reader: read },
    ...['stream', 'command', 'claim', 'drawn', 'lease'].map(relation => ({ relation, app: read, reader: [] })),
    ...['counter', 'gseq'].map(relation => ({ relation, app: [], reader: [] })),
  ],
  calls: ['append', 'append_many', 'draw', 'lease_take', 'checkpoint', 'seal', 'log_head', 'genesis', 'link'],
  followers: ['log_head'],
};

/** The body of the function behind every trigger that refuses. */
export const refusal = `
begin
  raise exception '% on %: the log is immutable', tg_op, tg_table_name using errcode = 'LG004';
end `;

/** Which relations a role is given a right on, separated by commas. */
export const given = (to: 'app' | 'reader', right: Right): string => logGuards.relations.filter(guard => guard[to].includes(right)).map(({ relation }) => relation).join(', ');
