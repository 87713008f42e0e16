// How a message with its reply becomes a script: registered, sent out, signed for, accepted, answered part by part, replied to at the reply's own hour, delivered, rated, ended.
import type { Purpose } from '@onehall/contracts';
import { addresseesOf } from './departments-of-message.js';
import { madeUpRating } from './made-up-rating.js';
import type { Message } from './message.js';
import { partsOfReply, wordsOfReply } from './reply-words.js';
import { scheduleOf } from './schedule.js';
import type { Act, Script } from './script.js';

/** Pure: the same line always becomes the same script, so that it can be lived twice and bring nothing twice. */
export function scriptOfMessage(message: Message, line: number): Script {
  const { id, user, title, text, askedAt } = message;
  const { names, place, category } = addresseesOf(message);
  return {
    id,
    line,
    key: `${id} ${message.asked}`,
    brought: {
      channel: 'web',
      receivedAt: askedAt,
      purpose: purposeOf(title),
      title,
      text,
      ...(user === undefined ? {} : { persons: [{ name: user }] }),
      ...(place === '' ? {} : { place }),
      ...(category === undefined ? {} : { category }),
    },
    acts: actsOf(message, [...names]),
  };
}

function actsOf({ askedAt, repliedAt, title, reply }: Message, departments: string[]): Act[] {
  const { sent, signed, accepted, answered, ...after } = scheduleOf(askedAt, repliedAt);
  const { outcome, ...words } = wordsOfReply(reply);
  const [lead = ''] = departments;
  const parts = partsOfReply(reply, departments);
  return [
    { at: sent, act: 'dispose', way: 'transfer', departments },
    ...departments.map((department): Act => ({ at: signed, act: 'sign', department })),
    ...departments.map((department): Act => ({ at: accepted, act: 'accept', department, route: 'route-6' })),
    ...departments.map((department, index): Act => ({ at: answered, act: 'part', department, outcome, answer: parts[index] ?? reply })),
    { at: after.replied, act: 'reply', department: lead, outcome, claim: title, ...words },
    { at: after.delivered, act: 'deliver', method: 'online', department: lead },
    { at: after.rated, act: 'rate', ...madeUpRating({ askedAt, repliedAt, outcome }) },
    { at: after.ended, act: 'end', how: 'answered', department: lead },
  ];
}

/** By the first word of the title, as the citizen chose it. An accusation never comes this way: 举报 of a nuisance is a request to act. */
function purposeOf(title: string): Purpose {
  if (/建议|希望|呼吁|提倡|盼望/.test(title.slice(0, 12))) return 'suggestion';
  return /咨询|请问|了解|想问|何时|吗？?$/.test(title) ? 'inquiry' : 'request';
}
