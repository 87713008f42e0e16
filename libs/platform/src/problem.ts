// What an error says at the window: RFC 9457, in Chinese first, with a reason that a machine can read.
import type { Refusal } from '@onehall/kernel';

/** One field at fault: where, which rule, and the rule as a sentence. The value itself is never repeated: it may be personal. */
export interface FieldError {
  readonly field: string;
  readonly rule: string;
  readonly detail: string;
  readonly detailEn: string;
}

/** An error that platform itself raises at the window. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    readonly says: Refusal & { readonly errors?: readonly FieldError[]; readonly headers?: Readonly<Record<string, string>> },
  ) {
    super(says.en);
    this.name = 'Problem';
  }
}

/** The body of `application/problem+json`. `detail` is in the language that the reader prefers, `detailEn` always in English. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly detailEn: string;
  readonly instance: string;
  readonly reason: string;
  readonly correlationId: string;
  readonly article?: string;
  readonly field?: string;
  readonly errors?: readonly FieldError[];
}

const titles: Readonly<Record<number, readonly [zh: string, en: string]>> = {
  400: ['请求有误', 'The request is malformed'],
  401: ['需要登录', 'Sign in first'],
  403: ['无权办理', 'Not admitted'],
  404: ['没有找到', 'Not found'],
  405: ['不支持的方法', 'Method not allowed'],
  408: ['请求超时', 'The request took too long'],
  409: ['依规则不能办理', 'The rules do not allow it'],
  412: ['内容已被他人更新', 'Somebody else was first'],
  413: ['请求过大', 'The request is too large'],
  414: ['地址过长', 'The address is too long'],
  415: ['不支持的内容类型', 'Unsupported content type'],
  422: ['内容不符合规则', 'The content breaks a rule'],
  429: ['过于频繁', 'Too many requests'],
  431: ['请求头过大', 'The headers are too large'],
  500: ['系统内部错误', 'Internal error'],
  503: ['暂时不能办理', 'Not available at the moment'],
  507: ['存储空间不足', 'Out of storage'],
};

export type Language = 'zh' | 'en';

const weight = (header: string, language: Language): number =>
  Math.max(
    0,
    ...header.split(',').map(part => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map(parameter => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return range === language || range.startsWith(`${language}-`) ? Number(quality ?? 1) : 0;
    }),
  );

/** Chinese, unless the reader says that English is preferred. */
export const languageOf = (acceptLanguage: string | undefined): Language => (weight(acceptLanguage ?? '', 'en') > weight(acceptLanguage ?? '', 'zh') ? 'en' : 'zh');

/** Where a problem happened: the path that was asked for, the request's correlation id, and the language of the answer. */
export interface Whereabouts {
  readonly path: string;
  readonly correlationId: string;
  readonly language: Language;
}

/** A problem as it leaves the house. */
export function problemBody({ status, reason, says }: Problem, { path, correlationId, language }: Whereabouts): ProblemBody {
  const [zh, en] = titles[status] ?? ['请求未能完成', 'The request failed'];
  return {
    type: `urn:onehall:problem:${reason}`,
    title: language === 'en' ? en : zh,
    status,
    detail: says[language],
    detailEn: says.en,
    instance: path,
    reason,
    correlationId,
    ...(says.article === undefined ? {} : { article: says.article }),
    ...(says.field === undefined ? {} : { field: says.field }),
    ...(says.errors === undefined ? {} : { errors: says.errors }),
  };
}

export const problemType = 'application/problem+json; charset=utf-8';

/** What stands for an error that nobody expected: nothing of it is told, and the log has it under the correlation id. */
export const unexpected = (): Problem => new Problem(500, 'INTERNAL', { zh: '系统内部错误，已记录；请把 correlationId 告诉管理员。', en: 'Something broke inside and was logged; tell the administrator the correlationId.' });
