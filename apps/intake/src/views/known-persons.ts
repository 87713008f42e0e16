// Whom the hall knows: found blind by ID number, phone or name, and with the cases that each brought. A forgotten person is found no more.
import type { PersonForgotten, SubmissionCorrected, SubmissionRegistered } from '@onehall/contracts';
import type { View } from '@onehall/kernel';

export interface KnownPerson {
  readonly personId: string;
  readonly idNumberDigest: string | null;
  readonly phoneDigest: string | null;
  readonly nameDigest: string | null;
  readonly cases: readonly string[] | null;
  readonly forgottenOn: string | null;
}

type Value = SubmissionRegistered['data']['persons'][number]['name'];
type Traced = { readonly [Field in keyof typeof digestKinds]?: Value | undefined };

/** The kinds under which the vault digests what identifies a person; it knows how each is spelled. */
export const digestKinds = { name: 'name', phone: 'phone', idNumber: 'id-number' } as const;

const digest = (field: keyof typeof digestKinds, value: Value | undefined) =>
  value === undefined ? {} : { [`${field}Digest`]: { value, as: 'digest' as const, kind: digestKinds[field] } };

/** By what somebody is found from now on; what is not said stays as it was. */
const traces = ({ name, phone, idNumber }: Traced) => ({ ...digest('name', name), ...digest('phone', phone), ...digest('idNumber', idNumber) });

export const knownPersons: View<KnownPerson, 'personId', SubmissionRegistered | SubmissionCorrected | PersonForgotten> = {
  name: 'known-persons',
  version: 1,
  table: 'known_persons',
  key: ['personId'],
  on: {
    SubmissionRegistered: {
      rows: ({ data: { persons } }) => persons.map(({ personId }) => ({ personId })),
      fold: (person, { data: { caseId } }) => ({ cases: [...new Set([...(person?.cases ?? []), caseId])] }),
      find: ({ data: { persons } }, { personId }) => traces(persons.find(one => one.personId === personId) ?? {}),
    },
    SubmissionCorrected: {
      rows: ({ data: { persons = [] } }) => persons.map(({ personId }) => ({ personId })),
      fold: person => (person?.forgottenOn ? undefined : {}),
      find: ({ data: { persons = [] } }, { personId }) => traces(persons.find(one => one.personId === personId) ?? {}),
    },
    PersonForgotten: {
      rows: ({ data: { personId } }) => [{ personId }],
      fold: (_, { data: { forgottenOn } }) => ({ idNumberDigest: null, phoneDigest: null, nameDigest: null, forgottenOn }),
    },
  },
};
