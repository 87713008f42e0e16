// Whom the hall knows: found blind by ID number, phone or name, with the cases that each brought, or took the reply to. A forgotten person is found no more.
import type { PersonForgotten, ReplyDelivered, SubmissionCorrected, SubmissionRegistered, SubmissionSetApart } from '@onehall/contracts';
import type { Fold, View } from '@onehall/kernel';

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

const brought: Fold<KnownPerson, 'personId', SubmissionRegistered | SubmissionSetApart> = {
  rows: ({ data: { persons } }) => persons.map(({ personId }) => ({ personId })),
  fold: (person, { data: { caseId } }) => ({ cases: [...new Set([...(person?.cases ?? []), caseId])] }),
  find: ({ data: { persons } }, { personId }) => traces(persons.find(one => one.personId === personId) ?? {}),
};

export const knownPersons: View<KnownPerson, 'personId', SubmissionRegistered | SubmissionSetApart | SubmissionCorrected | ReplyDelivered | PersonForgotten> = {
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
      find: ({ data: { persons = [] } }, { personId }) => traces(persons.find(one => one.personId === personId) ?? {}),
    },
    // Who took a reply may be somebody else than brought the case, and has a right to be forgotten too. Of routing: it may come after the forgetting.
    ReplyDelivered: {
      rows: ({ data: { receiver } }) => (receiver?.personId === undefined ? [] : [{ personId: receiver.personId }]),
      fold: (person, { data: { caseId } }) => (person?.forgottenOn ? undefined : { cases: [...new Set([...(person?.cases ?? []), caseId])] }),
      find: ({ data: { receiver } }) => traces({ name: receiver?.name }),
    },
    PersonForgotten: {
      rows: ({ data: { personId } }) => [{ personId }],
      fold: (_, { data: { forgottenOn } }) => ({ idNumberDigest: null, phoneDigest: null, nameDigest: null, forgottenOn }),
    },
  },
};
