// What became of a policy's commands that were refused: an outcome to be recorded and passed, and to be read by whoever wonders.
import type { DataSource } from 'typeorm';

/** A command of a policy that the service's own rules refused. */
export interface Outcome {
  readonly commandId: string;
  readonly policy: string;
  readonly eventId: string;
  readonly caseKey: string;
  /** The command's class. */
  readonly command: string;
  readonly reason: string;
  readonly sentence: string;
}

/** Records an outcome, once for each command id. */
export type RecordOutcome = (outcome: Outcome) => Promise<void>;

/** Records outcomes in the service's own table (`ProjectionTables`). */
export const recordsOutcomes =
  (dataSource: DataSource): RecordOutcome =>
  async ({ commandId, policy, eventId, caseKey, command, reason, sentence }) => {
    await dataSource.query(
      'insert into policy_outcome (command_id, policy, event_id, case_key, command, reason, sentence) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
      [commandId, policy, eventId, caseKey, command, reason, sentence],
    );
  };

/** The outcomes of one case, in the order in which they were recorded. */
export function outcomesOf(dataSource: DataSource, caseKey: string): Promise<readonly (Outcome & { readonly at: string })[]> {
  return dataSource.query(
    `select command_id as "commandId", policy, event_id as "eventId", case_key as "caseKey", command, reason, sentence,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from policy_outcome p where case_key = $1 order by p.at, command_id`,
    [caseKey],
  );
}
