// Who brought what, found blind by name: so that whoever takes a reply is known as the person that the hall knows already.
import type { PersonForgotten, SubmissionCorrected, SubmissionRegistered, SubmissionSetApart } from '@onehall/contracts';
import type { Fold, View } from '@onehall/kernel';

interface Brought {
  readonly caseId: string;
  readonly number: string;
}

export interface KnownPerson {
  readonly personId: string;
  readonly nameDigest: string | null;
  /** The submissions, each in its case. */
  readonly brought: readonly Brought[] | null;
  readonly forgottenOn: string | null;
}

type Name = SubmissionRegistered['data']['persons'][number]['name'];

/** The kind under which the vault digests a name; it knows how one is spelled. */
export const nameKind = 'name';

const byName = (name: Name | undefined) => (name === undefined ? {} : { nameDigest: { value: name, as: 'digest' as const, kind: nameKind } });

const brought: Fold<KnownPerson, 'personId', SubmissionRegistered | SubmissionSetApart> = {
  rows: ({ data: { persons } }) => persons.map(({ personId }) => ({ personId })),
  fold: (person, { data: { caseId, number } }) => ({ brought: [...(person?.brought ?? []).filter(one => one.caseId !== caseId || one.number !== number), { caseId, number }] }),
  find: ({ data: { persons } }, { personId }) => byName(persons.find(one => one.personId === personId)?.name),
};

export const knownPersons: View<KnownPerson, 'personId', SubmissionRegistered | SubmissionSetApart | SubmissionCorrected | PersonForgotten> = {
  name: 'known-persons',
  version: 2,
  table: 'known_persons',
  key: ['personId'],
  on: {
    SubmissionRegistered: brought,
    SubmissionSetApart: brought,
    SubmissionCorrected: {
      rows: ({ data: { persons = [] } }) => persons.map(({ personId }) => ({ personId })),
      fold: person => (person?.forgottenOn ? undefined : {}),
      find: ({ data: { persons = [] } }, { personId }) => byName(persons.find(one => one.personId === personId)?.name),
    },
    PersonForgotten: {
      rows: ({ data: { personId } }) => [{ personId }],
      fold: (_, { data: { forgottenOn } }) => ({ nameDigest: null, forgottenOn }),
    },
  },
};
