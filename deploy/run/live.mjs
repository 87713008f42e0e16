// `npm run live -- <file>`: lives a file in the hall that answers here on a virtual clock, or in one of its own that stops when the file is done.
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { buildIfStale } from './build.mjs';
import { install, root } from './install.mjs';

const compiled = (...place) => path.join(root, 'dist', 'apps', 'hall', 'src', ...place);
const folder = process.env.LIVE_DATA_DIR || path.join(root, '.data-live');
const given = process.argv.slice(2);
const asked = given.findIndex(word => word === '--hall' || word.startsWith('--hall='));
const named = asked < 0 ? undefined : given[asked].includes('=') ? given[asked].slice('--hall='.length) : given[asked + 1];
const rest = asked < 0 ? given : given.filter((_, place) => place !== asked && !(place === asked + 1 && given[asked] === '--hall'));

const end = (sentence, code) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
};

/** What the clock of a hall at this address says; undefined when no hall answers there. */
async function clockAt(url) {
  try {
    const { mode } = await (await fetch(`${url}/clock`, { signal: AbortSignal.timeout(5_000) })).json();
    return mode === 'real' || mode === 'virtual' ? mode : undefined;
  } catch {
    return undefined;
  }
}

const ended = child => new Promise(resolve => child.once('exit', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 1))));

/** Who is told of Ctrl-C and its kin: the file while it is lived, else the hall that was started for it. A terminal tells the whole group, but the hall stands in one of its own, so that the file stops first. */
let listening;
/** The exit code that the first signal asks for. */
let told;
function listenToSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      told ??= 128 + constants.signals[signal];
      listening?.kill(signal);
    });
}

const endBeforeBegun = () => end('已停下，文件还没有开始办；重跑同一命令即可。 Stopped before the file was begun; run the same command again.', told);

/** A hall on a virtual clock with a folder of its own; its address once it is ready. What it says until then is passed on when it asks for attention. */
async function startHall() {
  process.stdout.write(`没有大厅在运行，启动一个虚拟时钟的大厅（数据在 ${folder}）… No hall is running: starting one on a virtual clock …\n`);
  const hall = spawn(process.execPath, ['--enable-source-maps', compiled('main.js'), '--clock', 'virtual', '--no-demo', '--port', '0', '--data-dir', folder], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  listening = hall;
  process.once('exit', () => hall.kill('SIGTERM'));
  const over = ended(hall);
  const ready = new Promise(resolve => {
    createInterface({ input: hall.stdout }).on('line', line => {
      if (line.includes('!!')) process.stdout.write(`${line}\n`);
      const [, url] = /^OneHall is ready at (\S+)$/.exec(line) ?? [];
      if (url) resolve({ url });
    });
  });
  const first = await Promise.race([ready, over.then(code => ({ code }))]);
  if (told) {
    await over;
    endBeforeBegun();
  }
  if (first.url === undefined) process.exit(first.code || 1);
  return { hall, over, url: first.url };
}

async function liveIn(url) {
  const live = spawn(process.execPath, ['--enable-source-maps', compiled('live', 'main.js'), ...rest, '--hall', url], { stdio: 'inherit' });
  listening = live;
  return ended(live);
}

install();
buildIfStale();
listenToSignals();
const [file] = rest.filter((word, place) => !word.startsWith('--') && !/^--(report|today|lanes|minutes)$/.test(rest[place - 1] ?? ''));
// Without a file that is there, it is for the command itself to say so, before any hall is started.
if (file === undefined || !existsSync(path.resolve(process.env.INIT_CWD ?? '', file))) process.exit(await liveIn('http://127.0.0.1:0'));
const url = (named ?? `http://127.0.0.1:${process.env.PORT || 3000}`).replace(/\/+$/, '');
const mode = await clockAt(url);
if (told) endBeforeBegun();
if (mode === 'real') end(`大厅 ${url} 用的是真实时钟，时间不由人拨动；请停止它，或者用 --hall 指定一个以 --clock virtual 启动的大厅。 The hall at ${url} runs on the real clock; stop it, or name one that was started with --clock virtual.`, 2);
if (mode === undefined && named !== undefined) end(`${url} 没有大厅回应。 No hall answers at ${url}.`, 1);
if (mode === 'virtual') process.exitCode = await liveIn(url);
else {
  const own = await startHall();
  process.exitCode = await liveIn(own.url);
  listening = own.hall;
  own.hall.kill('SIGTERM');
  const code = await own.over;
  if (process.exitCode === 0) process.exitCode = code;
}
