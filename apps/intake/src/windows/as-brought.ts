// Which steps of a case whoever brought one of its submissions sees: each sending once, of what petitioners say only the own, and nothing of what came after the own withdrawal.
import type { PublicCase } from '../views/public-case.js';
import type { PublicStep } from '../views/public-step.js';
import type { QuerySlip } from '../views/query-slip.js';

type SentOn = Extract<PublicStep, { step: 'sent-on' }>;
type SentOut = Extract<PublicStep, { readonly step: 'sent-out' | 'replied' }>;

/** What one petitioner reads of a case. `rateBy`: until when this one may rate; `endedOn`: the day on which it was over for this one. */
export interface OwnProgress {
  readonly steps: readonly PublicStep[];
  readonly rateBy: string | null;
  readonly endedOn: string | null;
}

/** The steps in the order in which intake spoke, and then routing; a registration is that of the submission itself. Whoever withdrew reads until then, and rates how it was until then. */
export function asBrought({ windowSteps, departmentSteps, rateBy, endedOn }: PublicCase, own: QuerySlip): OwnProgress {
  const [window, departments] = [untilGone(windowSteps ?? [], own), untilGone(departmentSteps ?? [], own)];
  const told = window.find(isSaidNo);
  const steps = sentOnce(window, told ? departments.map(step => endedAsTold(step, told)) : departments).filter(step => isFor(step, own)).map(step => (step.step === 'registered' ? { ...step, at: own.registeredAt ?? step.at } : step));
  const [gone] = [...window, ...departments].filter(step => isLeaving(step, own));
  if (!gone) return { steps, rateBy, endedOn: told && endedOn !== null ? told.on : endedOn };
  return { steps, rateBy: gone.step === 'gone' ? (gone.rateBy ?? null) : null, endedOn: gone.on };
}

type SaidNo = Extract<PublicStep, { step: 'not-accepted' | 'no-longer-accepted' | 'redirected' }>;

const isSaidNo = (step: PublicStep): step is SaidNo => step.step === 'not-accepted' || step.step === 'no-longer-accepted' || step.step === 'redirected';

/** What the window has said in writing stands, also where a withdrawal was written down at routing before that had heard of it. */
const endedAsTold = (step: PublicStep, { step: said, on }: SaidNo): PublicStep => (step.step === 'ended' ? { step: 'ended', on, how: said === 'redirected' ? 'redirected' : 'declined' } : step);

type Leaving = Extract<PublicStep, { step: 'withdrawn' | 'gone' }>;

const isLeaving = (step: PublicStep, { number }: QuerySlip): step is Leaving => (step.step === 'withdrawn' || step.step === 'gone') && step.number === number;

const untilGone = (steps: readonly PublicStep[], own: QuerySlip): readonly PublicStep[] => {
  const gone = steps.findIndex(step => isLeaving(step, own));
  return gone < 0 ? steps : steps.filter((step, index) => index <= gone || (step.step === 'rated' && step.submissionId === own.submissionId));
};

function isFor(step: PublicStep, { submissionId, number }: QuerySlip): boolean {
  if (step.step === 'gone') return false;
  if (step.step === 'withdrawn') return step.number === number;
  return step.step !== 'rated' || step.submissionId === undefined || step.submissionId === submissionId;
}

/** The slip with which the window sends a case on is the one under which routing sends it out: one step, with the departments to whom it went. */
function sentOnce(windowSteps: readonly PublicStep[], departmentSteps: readonly PublicStep[]): readonly PublicStep[] {
  const slips = windowSteps.filter((step): step is SentOn => step.step === 'sent-on');
  const under = departmentSteps.filter((step): step is SentOut => step.step === 'sent-out' && slips.some(slip => isSamePaper(slip, step)));
  const withDepartments = (slip: SentOn): SentOn => {
    const departments = under.filter(sent => isSamePaper(slip, sent)).flatMap(sent => sent.departments);
    return departments.length > 0 ? { ...slip, departments } : slip;
  };
  const out = new Set<PublicStep>(under);
  return [...windowSteps.map(step => (step.step === 'sent-on' ? withDepartments(step) : step)), ...departmentSteps.filter(step => !out.has(step))];
}

const isSamePaper = ({ paper: one }: SentOn, { paper: other }: SentOut): boolean => one.number === other.number && one.kind === other.kind && one.issuedOn === other.issuedOn;
