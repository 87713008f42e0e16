// What a window knows of a request before it reads it: who asks, in which hall, and which words stand around a command.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Actor } from '@onehall/kernel';
import { v5 as uuidv5 } from 'uuid';
import { Problem } from './problem.js';
import type { Said } from './saying.js';

/** Who stands at the window, and in which hall. */
export interface AtHall extends Actor {
  readonly hall: string;
}

/** The words around a command at a window, and ids that follow from it: the same request, said again, makes the same ids. */
export interface SaidAtWindow extends Said {
  /** A uuid for something that this command makes, by the name of its place in the command, e.g. `case` or `person/0`. */
  id(name: string): string;
}

/** A request once the guard has let it in. */
export interface AtWindow {
  readonly id?: string;
  readonly url?: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  caller?: AtHall;
}

/** All command ids of windows are derived in this namespace; it never changes. */
const namespace = '6f0f3c1e-7d3b-5a52-9a3e-1f2d7c40a8b1';

const keySpelling = /^[\x21-\x7e]{8,200}$/;
const versionSpelling = /^"(\d{1,9})"$/;

const missing = (): Problem =>
  new Problem(400, 'KEY_MISSING', {
    zh: '请在请求头 Idempotency-Key 中给出 8 到 200 个可见字符：同一件事重说一遍须用同一个值。',
    en: 'Give 8 to 200 visible characters in the header Idempotency-Key; the same thing said again must carry the same value.',
    field: 'Idempotency-Key',
  });

const wrongVersion = (): Problem =>
  new Problem(400, 'VERSION_MALFORMED', { zh: '请求头 If-Match 必须是带引号的版本号，如 "3"。', en: 'The header If-Match must be a version in quotes, such as "3".', field: 'If-Match' });

function seenVersion(header: string | undefined): { readonly ifMatch?: number } {
  if (header === undefined) return {};
  const version = versionSpelling.exec(header.trim())?.[1];
  if (version === undefined) throw wrongVersion();
  return { ifMatch: Number(version) };
}

function callerOf(context: ExecutionContext): { readonly request: AtWindow; readonly caller: AtHall } {
  const request = context.switchToHttp().getRequest<AtWindow>();
  if (!request.caller) throw new Error('The guard has not seen this request.');
  return { request, caller: request.caller };
}

/** What a request says around its command. Throws a 400 problem when the Idempotency-Key is missing or malformed. */
export function saidAtWindow({ headers, id }: AtWindow, { hall, ...actor }: AtHall): SaidAtWindow {
  const key = headers['idempotency-key'];
  if (key === undefined || !keySpelling.test(key)) throw missing();
  const commandId = uuidv5(`${hall}/${actor.id}/${key}`, namespace);
  return { commandId, hall, actor, correlationId: id ?? commandId, ...seenVersion(headers['if-match']), id: name => uuidv5(name, commandId) };
}

const headersOfCommands: readonly { readonly name: string; readonly required: boolean; readonly pattern: string; readonly description: string }[] = [
  { name: 'Idempotency-Key', required: true, pattern: keySpelling.source, description: '8 到 200 个可见字符；同一件事重说一遍用同一个值 / the same value says the same thing once' },
  { name: 'If-Match', required: false, pattern: versionSpelling.source, description: '所见的版本号，如 "3" / the version that the caller saw' },
];

/** Tells the API document that a route takes a command's headers. */
const documented: ParameterDecorator = (target, method) => {
  const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
  if (descriptor && method !== undefined) for (const { pattern, ...header } of headersOfCommands) ApiHeader({ ...header, schema: { type: 'string', pattern } })(target, method, descriptor);
};

/** The words around the command: `@Saying() said: SaidAtWindow`. The route then requires the header Idempotency-Key and honours If-Match. */
export const Saying = createParamDecorator((_: unknown, context: ExecutionContext): SaidAtWindow => {
  const { request, caller } = callerOf(context);
  return saidAtWindow(request, caller);
}, [documented]);

/** Who asks: `@Caller() caller: AtHall`. On an open route without a token, the role is `petitioner`. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): AtHall => callerOf(context).caller);
