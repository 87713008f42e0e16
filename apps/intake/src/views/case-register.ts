// The register of cases: what lies at the window and what has left it, one line per case.
import type {
  CaseClosed, CaseDeclined, CaseDisposed, CaseOpened, CaseRated, CaseRedirected, CaseSentOut, ObjectionUpheld, RatingOpened, SubmissionCorrected, SendingWithdrawn, SubmissionJoined, SubmissionLeft, SubmissionRegistered, SubmissionSetApart,
} from '@onehall/contracts';
import type { Fold, View } from '@onehall/kernel';
import { given } from '../given.js';
import { counted, isCounted, told, type CaseLine } from './case-line.js';

type AtTheWindow = SubmissionRegistered | SubmissionSetApart | SubmissionCorrected | CaseOpened | SubmissionJoined | SubmissionLeft | CaseDisposed | CaseDeclined | CaseRedirected | RatingOpened | CaseRated | CaseClosed;

const rows = ({ data: { caseId } }: { readonly data: { readonly caseId: string } }) => [{ caseId }];

const brought = (line: CaseLine | undefined, data: SubmissionRegistered['data'], updatedAt: string): Partial<CaseLine> => ({
  ...counted(line, data.submissionId, data.personCount),
  collective: (line?.collective ?? false) || data.collective,
  threat: (line?.threat ?? false) || (data.threat ?? false),
  confidential: (line?.confidential ?? false) || (data.confidential ?? false),
  updatedAt,
});

/** Whose share went back to the hall reads no longer what was brought. */
const takenBack: Fold<CaseLine, 'caseId', ObjectionUpheld | SendingWithdrawn> = { rows, fold: (line, { data }) => ({ sentTo: (line?.sentTo ?? []).filter(department => department !== data.department) }) };

export const caseRegister: View<CaseLine, 'caseId', AtTheWindow | CaseSentOut | ObjectionUpheld | SendingWithdrawn> = {
  name: 'case-register',
  version: 5,
  table: 'case_register',
  key: ['caseId'],
  on: {
    SubmissionRegistered: { rows, fold: (line, { data, meta }) => (isCounted(line, data) ? { updatedAt: meta.at } : brought(line, data, meta.at)) },
    SubmissionSetApart: {
      rows: ({ data: { caseId, from } }) => [{ caseId }, { caseId: from }],
      // Nobody of it stands behind the case that took nothing in.
      fold: (line, { data, meta }, { caseId }) => (caseId === data.caseId ? brought(line, data, meta.at) : { ...counted(line, data.submissionId, 0), ...(line?.numbers && { numbers: line.numbers.filter(number => number !== data.number) }) }),
    },
    SubmissionCorrected: {
      rows,
      // The case reads as the submission that opened it, also where that is corrected before the policy has opened the case; what a later one says stands in that submission.
      fold: (line, { data: { submissionId, place, category, title, personCount }, meta }) => ({
        ...((line?.submissionId ?? submissionId) === submissionId && !line?.confidential ? given({ place, category, title }) : {}),
        ...(personCount === undefined ? {} : counted(line, submissionId, personCount)),
        updatedAt: meta.at,
      }),
    },
    CaseOpened: {
      rows,
      fold: (line, { data, meta }) => {
        const { submissionId, number, channel, purpose, place, category, title, receivedOn, openedAt, petitioner } = data;
        return {
          ...{ submissionId, number, channel, purpose, receivedOn, openedAt },
          ...{ ...told(petitioner ? [number] : []), withdrawn: [] },
          ...given({ place: line?.place ?? place, category: line?.category ?? category, title: line?.title ?? title }),
          numbers: [number],
          routeBy: data.routeBy.on,
          state: 'open',
          updatedAt: meta.at,
        };
      },
    },
    SubmissionJoined: {
      rows,
      fold: (line, { data: { number, channel, routeBy }, meta }) => ({ ...given({ routeBy: routeBy?.on }), numbers: [...(line?.numbers ?? []), number], ...told([...(line?.standing ?? []), ...(channel === 'screening' ? [] : [number])]), updatedAt: meta.at }),
    },
    SubmissionLeft: {
      rows,
      fold: (line, { data: { number, how, routeBy }, meta }) => ({
        ...given({ routeBy: routeBy?.on }),
        ...told((line?.standing ?? []).filter(one => one !== number)),
        ...(how === 'withdrawn' ? { withdrawn: [...(line?.withdrawn ?? []), number] } : {}),
        updatedAt: meta.at,
      }),
    },
    CaseDisposed: {
      rows,
      fold: (_, { data: { way, departments, organ, disposedOn, paper }, meta }) => ({
        // Sent on its way anew after it came back, it is where it goes now.
        ...{ departments: departments ?? null, organ: organ ?? null },
        // What goes to the discipline organ is known by its number alone from then on (Art. 30).
        ...(way === 'discipline' ? { confidential: true, title: null, place: null, category: null } : {}),
        ...{ state: 'disposed', way, disposedOn, leftOn: disposedOn, paper: paper.number, updatedAt: meta.at },
      }),
    },
    CaseDeclined: { rows, fold: (_, { data, meta }) => ({ state: 'declined', leftOn: data.declinedOn, paper: data.paper.number, updatedAt: meta.at }) },
    CaseRedirected: { rows, fold: (_, { data, meta }) => ({ state: 'redirected', way: null, departments: null, organ: data.organ, leftOn: data.redirectedOn, paper: data.paper.number, updatedAt: meta.at }) },
    RatingOpened: { rows, fold: (_, { data, meta }) => ({ rateBy: data.rateBy, updatedAt: meta.at }) },
    CaseRated: {
      rows,
      fold: (line, { data: { submissionId, office, departments, ratedOn }, meta }) => ({
        ratedOn,
        ratings: [...(line?.ratings ?? []), { ...given({ submissionId }), office, departments, on: ratedOn }],
        updatedAt: meta.at,
      }),
    },
    // What ended at the window is not sent on its way any more, by no day.
    CaseClosed: { rows, fold: (line, { data: { endedOn, how }, meta }) => ({ endedOn, how, ...(line?.state === 'open' ? { state: 'ended', leftOn: endedOn, routeBy: null } : {}), updatedAt: meta.at }) },
    CaseSentOut: {
      rows,
      fold: (line, { data }) => ({ sentTo: [...new Set([...(line?.sentTo ?? []), ...data.departments.map(({ department }) => department)])] }),
    },
    ObjectionUpheld: takenBack,
    SendingWithdrawn: takenBack,
  },
};
