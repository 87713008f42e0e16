// Which problem stands for which error: what the rules refuse, what the request lacks, what is away for a moment.
import { HttpException } from '@nestjs/common';
import { NotYet, Refused } from '@onehall/kernel';
import { ViewFilling } from '@onehall/projections';
import { Problem } from './problem.js';
import { KeyTaken, NumberIsVoid, Overtaken, SaidOtherwise } from './said-errors.js';
import { troubleOf } from './trouble.js';

function statusOf({ reason, refusal }: Refused): number {
  if (refusal.field !== undefined) return 422;
  if (reason.startsWith('UNKNOWN_')) return 404;
  return reason.startsWith('NOT_YOURS') ? 403 : 409;
}

const byStatus: Readonly<Record<number, readonly [reason: string, zh: string, en: string]>> = {
  400: ['BAD_REQUEST', '请求无法读懂：请检查 JSON 格式与参数。', 'The request cannot be read: check its JSON and its parameters.'],
  401: ['NOT_SIGNED_IN', '请先登录。', 'Sign in first.'],
  403: ['NOT_ADMITTED', '您无权办理此事。', 'You are not admitted to this.'],
  404: ['UNKNOWN_PATH', '没有这个地址。', 'There is nothing at this address.'],
  408: ['TOO_SLOW', '请求迟迟没有说完。', 'The request was not finished in time.'],
  413: ['TOO_LARGE', '请求内容过大。', 'The request is too large.'],
  414: ['TOO_LARGE', '请求地址过长。', 'The address is too long.'],
  415: ['UNKNOWN_CONTENT', '不支持这种内容类型，请用 application/json。', 'This content type is not supported; use application/json.'],
  431: ['TOO_LARGE', '请求头过大。', 'The headers are too large.'],
  503: ['NOT_AVAILABLE', '暂时不能办理，请稍后再试。', 'Not available at the moment; try again shortly.'],
};

/** What Nest and Fastify themselves refuse: their own sentences are replaced, since they may repeat what was sent. */
function ofHttp(error: HttpException): Problem {
  const status = error.getStatus();
  const [reason, zh, en] = byStatus[status] ?? (status < 500 ? ['BAD_REQUEST', '请求有误。', 'The request is not acceptable.'] : ['INTERNAL', '系统内部错误。', 'Something broke inside.']);
  const uuid = status === 400 && error.message.includes('uuid');
  return new Problem(status, reason, uuid ? { zh: '地址中的编号必须是 UUID。', en: 'The id in the address must be a UUID.' } : { zh, en });
}

function overtaken({ version }: Overtaken): Problem {
  if (version < 0) return new Problem(409, 'OVERTAKEN', { zh: '此刻有多人在办理同一事项，请稍后再试。', en: 'Others are at the same matter at this moment: ask again in a moment.', headers: { 'Retry-After': '1' } });
  return new Problem(412, 'OVERTAKEN', { zh: `内容已被他人更新（现为第 ${version} 版），请重新读取后再办。`, en: `Somebody else was first (now version ${version}): read it again and decide anew.` });
}

/** The problem that stands for an error; undefined for one that nobody expected. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof NotYet) return new Problem(409, error.reason, { ...error.refusal, headers: { 'Retry-After': '1' } });
  if (error instanceof Refused) return new Problem(statusOf(error), error.reason, error.refusal);
  if (error instanceof SaidOtherwise) return new Problem(422, 'SAID_OTHERWISE', { zh: '这个 Idempotency-Key 已用于另一项请求，请换一个。', en: 'This Idempotency-Key was used for another request; take a new one.', field: 'Idempotency-Key' });
  if (error instanceof Overtaken) return overtaken(error);
  if (error instanceof NumberIsVoid) return new Problem(409, 'NUMBER_VOIDED', { zh: '为这项请求取的编号久未使用，已经作废；请换一个 Idempotency-Key 重新办理。', en: 'The number drawn for this request was not used for so long that it was voided: say it under a new Idempotency-Key.' });
  if (error instanceof KeyTaken) return new Problem(409, 'KEY_TAKEN', { zh: '编号或标识已被占用。', en: 'A number or key that must be unique is taken.' });
  if (error instanceof ViewFilling) return new Problem(503, 'VIEW_FILLING', { zh: `列表 ${error.view} 正在从日志重建，暂时不能查阅；登记与办理不受影响。`, en: `The list ${error.view} is being made anew from the log and cannot be read yet.`, headers: { 'Retry-After': '5' } });
  if (error instanceof HttpException) return ofHttp(error);
  return troubleOf(error);
}
