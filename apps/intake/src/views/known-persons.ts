// Whom the hall knows: found blind by ID number, phone or name, and with the cases that each brought. A forgotten person is found no more.
import type { PersonForgotten, SubmissionRegistered } from '@onehall/contracts';
import type { View } from '@onehall/kernel';

export interface KnownPerson {
  readonly personId: string;
  readonly idNumberDigest: string | null;
  readonly phoneDigest: string | null;
  readonly nameDigest: string | null;
  readonly cases: readonly string[] | null;
  readonly forgottenOn: string | null;
}

type Registered = SubmissionRegistered['data']['persons'][number];

/** The kinds under which the vault digests what identifies a person; it knows how each is spelled. */
export const digestKinds = { name: 'name', phone: 'phone', idNumber: 'id-number' } as const;

const digest = (field: keyof typeof digestKinds, value: Registered['name'] | undefined) =>
  value === undefined ? {} : { [`${field}Digest`]: { value, as: 'digest' as const, kind: digestKinds[field] } };

export const knownPersons: View<KnownPerson, 'personId', SubmissionRegistered | PersonForgotten> = {
  name: 'known-persons',
  version: 1,
  table: 'known_persons',
  key: ['personId'],
  on: {
    SubmissionRegistered: {
      rows: ({ data: { persons } }) => persons.map(({ personId }) => ({ personId })),
      fold: (person, { data: { caseId } }) => ({ cases: [...new Set([...(person?.cases ?? []), caseId])] }),
      find: ({ data: { persons } }, { personId }) => {
        const person = persons.find(one => one.personId === personId);
        return { ...digest('name', person?.name), ...digest('phone', person?.phone), ...digest('idNumber', person?.idNumber) };
      },
    },
    PersonForgotten: {
      rows: ({ data: { personId } }) => [{ personId }],
      fold: (_, { data: { forgottenOn } }) => ({ idNumberDigest: null, phoneDigest: null, nameDigest: null, forgottenOn }),
    },
  },
};
