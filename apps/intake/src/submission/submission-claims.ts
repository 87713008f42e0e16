// What only one submission may hold: its query code, and its place in the system from which it was imported.
import type { SubmissionRegistered } from '@onehall/contracts';
import type { Claim, Digest } from '@onehall/kernel';

export function submissionClaims({ queryCode, origin }: SubmissionRegistered['data'], digest: Digest): readonly Claim[] {
  const code = typeof queryCode === 'string' ? [{ scope: 'query-code', key: digest('query-code', queryCode) }] : [];
  // Length first: without it, two pairs could run together into the same text.
  const imported = origin?.system && origin.reference ? [{ scope: 'origin', key: digest('origin', `${origin.system.length}:${origin.system}${origin.reference}`) }] : [];
  return [...code, ...imported];
}
