// Which steps of a case whoever brought one of its submissions sees: each sending once, and of what petitioners say only the own.
import type { PublicCase } from '../views/public-case.js';
import type { PublicStep } from '../views/public-step.js';
import type { QuerySlip } from '../views/query-slip.js';

type SentOn = Extract<PublicStep, { step: 'sent-on' }>;
type SentOut = Extract<PublicStep, { readonly step: 'sent-out' | 'replied' }>;

/** The steps in the order in which intake spoke, and then routing; a registration is that of the submission itself. */
export function stepsFor({ windowSteps, departmentSteps }: PublicCase, own: QuerySlip): readonly PublicStep[] {
  const steps = sentOnce(windowSteps ?? [], departmentSteps ?? []).filter(step => isFor(step, own));
  return steps.map(step => (step.step === 'registered' ? { ...step, at: own.registeredAt ?? step.at } : step));
}

function isFor(step: PublicStep, { submissionId, number }: QuerySlip): boolean {
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
