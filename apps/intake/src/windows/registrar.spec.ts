// What the window answers when a submission that joins a case is not in it yet: nothing but the truth, later.
import { NotYet } from '@onehall/kernel';
import { Registrar } from './registrar.js';

type Given = ConstructorParameters<typeof Registrar>;

const caseId = '11111111-1111-4111-8111-111111111111';
const said = { commandId: '22222222-2222-4222-8222-222222222222', hall: 'hall', id: () => caseId, at: '2026-03-02T01:00:00.000Z', actor: { id: 'u-clerk', role: 'clerk' }, correlationId: caseId } as unknown as Parameters<Registrar['register']>[2];
const form = { channel: 'letter', receivedAt: '2026-03-02T00:50:00.000Z', personCount: 1, persons: [], purpose: 'request', title: '水渠', text: '漏水', caseId } as unknown as Parameters<Registrar['register']>[1];

/** A registrar whose submission is in `inCase`, and whose patience ends at the first look. */
function registrarWhere(inCase: readonly string[]): { readonly registrar: Registrar; readonly waits: number[] } {
  const waits: number[] = [];
  const state = (stream: { readonly kind: string }) =>
    Promise.resolve({ version: 1, state: stream.kind === 'submission' ? { phase: 'registered', registered: { caseId, number: '20260302L00001' } } : { phase: 'open', submissions: inCase.map(submissionId => ({ submissionId })) } });
  const until = async (read: () => Promise<unknown>, _underWay: unknown, atMost: number) => {
    waits.push(atMost);
    return read();
  };
  const given = [
    { tell: () => Promise.resolve({ stream: 's', version: 1, token: 't', repeated: false }) }, { state }, { digest: () => Buffer.alloc(32).toString('hex') },
    { identify: () => Promise.resolve([]) }, { check: () => Promise.resolve() }, { until },
  ] as unknown as Given;
  return { registrar: new Registrar(...given), waits };
}

describe('A submission that joins a case', () => {
  it('is answered once it is in it', async () => {
    const { registrar } = registrarWhere(['one']);
    expect((await registrar.register('one', form, said)).registered).toMatchObject({ caseId });
  });

  it('is answered “not yet” when it is not there after ten seconds, and not with the case that it may never be in', async () => {
    const { registrar, waits } = registrarWhere([]);
    const answer = registrar.register('one', form, said);
    await expect(answer).rejects.toThrow(NotYet);
    await expect(answer).rejects.toMatchObject({ reason: 'STILL_JOINING' });
    expect(waits).toEqual([10_000]);
  });
});
