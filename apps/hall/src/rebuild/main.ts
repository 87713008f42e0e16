// `npm run rebuild [-- <service> <view> [--anew]]`: how the views stand; and one of them built anew beside itself, compared and swapped in, while everybody reads. Exit code 0: done; 1: it failed; 2: it could not be asked.
import { CannotStart, wantsHelp } from '@onehall/platform';
import { exitWith } from '../upkeep/exit-with.js';
import { RunningHall } from '../upkeep/running-hall.js';
import { helpOf, wanted } from '../upkeep/wanted.js';
import { allViews, rebuilt } from './views.js';
import { done, listed, notDone, progress } from './words.js';

const usage: CannotStart['says'] = {
  zh: '用法：npm run rebuild [-- <服务> <视图> [--anew]] [--hall <地址>] [--data-dir <文件夹>]',
  en: 'Usage: npm run rebuild [-- <service> <view> [--anew]] [--hall <url>] [--data-dir <folder>]',
};
const flags = { anew: { type: 'boolean' } } as const;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const { words, values, whereabouts } = wanted(process.argv.slice(2), { flags, usage });
  const [service, view, ...more] = words;
  if (more.length > 0 || (service === undefined) !== (view === undefined) || (service === undefined && values.anew)) throw new CannotStart(usage, 2);
  const hall = await RunningHall.reach(whereabouts);
  if (service === undefined || view === undefined) {
    say(listed(await allViews(hall)));
    return 0;
  }
  const seen = await rebuilt(hall, { service, view, anew: values.anew ?? false }, one => say(progress(one)));
  say(seen.failed === undefined ? done(seen) : notDone(seen));
  return seen.failed === undefined ? 0 : 1;
}

const help = (): string =>
  helpOf(
    'npm run rebuild [-- <service> <view> [--anew]]',
    [{ flag: 'anew', about: ['重头再建，不接着上次未完的 / from the beginning, and not from where the last one stopped'] }],
    ['0  已列出，或已建成 / listed, or built', '1  未建成 / it could not be built', '2  用法有误，或问不到大厅 / misused, or no hall could be asked'],
  );

if (wantsHelp(process.argv.slice(2))) say(help());
else exitWith(main());
