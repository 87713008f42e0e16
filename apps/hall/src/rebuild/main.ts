// `npm run rebuild [-- <service> <view> [--anew]]`: how the views stand; and one of them built anew beside itself, compared and swapped in, while everybody reads. Exit code 0: done; 1: it failed; 2: it could not be asked.
import { CannotStart } from '@onehall/platform';
import { exitWith } from '../upkeep/exit-with.js';
import { RunningHall } from '../upkeep/running-hall.js';
import { wanted } from '../upkeep/wanted.js';
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

exitWith(main());
