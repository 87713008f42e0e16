// The receipt (收件凭证) that the petitioner takes along: the number, the query code where there is one, and how to ask and to rate.
import type { SubmissionRegistered } from '@onehall/contracts';

type Registered = SubmissionRegistered['data'];

/** `queryCode` null: nobody brought it, or it is an accusation, of which nothing can be asked by code. */
export interface Receipt {
  readonly kind: '收件凭证';
  readonly number: string;
  readonly queryCode: string | null;
  readonly channel: Registered['channel'];
  readonly receivedAt: string;
  readonly note: string;
}

/** `code` is what the window made; whether it counts stands in what was registered. */
export function receiptOf(registered: Registered, code: string): Receipt {
  const { number, channel, receivedAt } = registered;
  return { kind: '收件凭证', number, queryCode: registered.queryCode === undefined ? null : code, channel, receivedAt, note: noteOf(registered) };
}

function noteOf({ confidential, queryCode }: Registered): string {
  if (confidential) return '检举控告已登记收到，原件密封移送有权机关，由该机关按其规定告知。';
  if (queryCode === undefined) return '排查发现的矛盾，无信访人，不设查询码。';
  return '凭信访件编号和查询码可以在公开查询处查询办理进程；收到答复后可以评价。请妥善保管。';
}
