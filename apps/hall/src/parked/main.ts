// `npm run parked`: which cases wait because a view or a policy could not digest an event, and driving them again. Exit code 0: nothing is parked, or all was digested; 1: a redrive failed; 2: it could not be asked; 3: something is parked.
import { CannotStart, wantsHelp } from '@onehall/platform';
import { exitWith } from '../upkeep/exit-with.js';
import { RunningHall } from '../upkeep/running-hall.js';
import { helpOf, wanted } from '../upkeep/wanted.js';
import { redrive, waitingCases } from './waiting-cases.js';
import { faredLine, faredWell, listed } from './words.js';

const usage: CannotStart['says'] = {
  zh: '用法：npm run parked [-- redrive (--all | --consumer <跟随者> | --case <编号>)] [--hall <地址>] [--data-dir <文件夹>]',
  en: 'Usage: npm run parked [-- redrive (--all | --consumer <follower> | --case <case>)] [--hall <url>] [--data-dir <folder>]',
};
const flags = { consumer: { type: 'string' }, case: { type: 'string' }, all: { type: 'boolean' } } as const;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const { values, words, whereabouts } = wanted(process.argv.slice(2), { flags, usage });
  const [verb, ...more] = words;
  const chosen = { consumer: values.consumer, case: values.case };
  const some = values.consumer !== undefined || values.case !== undefined;
  if (more.length > 0 || (verb !== undefined && verb !== 'redrive') || (verb === 'redrive') !== (some || values.all === true) || (some && values.all)) throw new CannotStart(usage, 2);
  const hall = await RunningHall.reach(whereabouts);
  const waiting = await waitingCases(hall, chosen);
  if (verb === undefined) {
    say(listed(waiting));
    return waiting.length > 0 ? 3 : 0;
  }
  const fared = await redrive(hall, waiting, one => say(faredLine(one)));
  say(faredWell(fared));
  return fared.some(({ error }) => error !== null) ? 1 : 0;
}

const help = (): string =>
  helpOf(
    'npm run parked [-- redrive (--all | --consumer <follower> | --case <case>)]',
    [
      { flag: 'all', about: ['重新处理全部滞留的事项 / drive everything again that is parked'] },
      { flag: 'consumer', takes: 'follower', about: ['只处理这个视图或策略的 / only what this view or policy could not digest'] },
      { flag: 'case', takes: 'case', about: ['只处理这件事项的 / only what waits in this case'] },
    ],
    ['0  没有滞留，或全部已处理 / nothing is parked, or all was digested', '1  有的再次失败 / some failed again', '2  用法有误，或问不到大厅 / misused, or no hall could be asked', '3  有滞留的事件 / something is parked'],
  );

if (wantsHelp(process.argv.slice(2))) say(help());
else exitWith(main());
