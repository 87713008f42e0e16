// `npm run live -- <file>`: lives a file in the hall that answers here on a virtual clock, or in one of its own that stops when the file is done.
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { install, root } from './install.mjs';

const compiled = (...place) => path.join(root, 'dist', 'apps', 'hall', 'src', ...place);
const folder = process.env.LIVE_DATA_DIR || path.join(root, '.data-live');
const given = process.argv.slice(2);

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

/** Once it has said its last word. */
const ended = child => new Promise(resolve => child.once('close', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 1))));

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

/** What a hall warns of speaks of its folder as an owner of a hall names it; here another variable does. */
const inOurWords = line => line.replace(/\bDATA_DIR\b/g, 'LIVE_DATA_DIR');

/** A hall on a virtual clock with a folder of its own; its address once it is ready. What it says until then is passed on when it asks for attention. The line to it tells it that we have ended, however that came about. */
async function startHall() {
  process.stdout.write(`没有大厅在运行，启动一个虚拟时钟的大厅（数据在 ${folder}）… No hall is running: starting one on a virtual clock …\n`);
  const hall = spawn(process.execPath, ['--enable-source-maps', compiled('main.js'), '--clock', 'virtual', '--no-demo', '--port', '0', '--data-dir', folder], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: true });
  listening = hall;
  process.once('exit', () => hall.kill('SIGTERM'));
  const over = ended(hall);
  createInterface({ input: hall.stderr }).on('line', line => process.stderr.write(`${inOurWords(line)}\n`));
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
  const live = spawn(process.execPath, ['--enable-source-maps', compiled('live', 'main.js'), ...wordsOf(wish, url)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  listening = live;
  return ended(live);
}

/** What the command line says, when it can be done. */
async function understood() {
  try {
    const asked = wanted(given);
    await assertLivable(asked);
    return asked;
  } catch (error) {
    if (error.exitCode === undefined) throw error;
    return end(error.message, error.exitCode);
  }
}

install();
buildIfStale();
listenToSignals();
const { assertLivable, help, wanted, wordsOf } = await import(pathToFileURL(compiled('live', 'wanted.js')).href);
if (given.includes('--help') || given.includes('-h')) {
  process.stdout.write(help());
  process.exit(0);
}
const wish = await understood();
const url = wish.hall ?? `http://127.0.0.1:${process.env.PORT || 3000}`;
const mode = await clockAt(url);
if (told) endBeforeBegun();
if (mode === 'real') end(`大厅 ${url} 用的是真实时钟，时间不由人拨动；请停止它，或者用 --hall 指定一个以 --clock virtual 启动的大厅。 The hall at ${url} runs on the real clock; stop it, or name one that was started with --clock virtual.`, 2);
if (mode === undefined && wish.hall !== undefined) end(`${url} 没有大厅回应。 No hall answers at ${url}.`, 1);
if (mode === 'virtual') process.exitCode = await liveIn(url);
else {
  const own = await startHall();
  process.exitCode = await liveIn(own.url);
  listening = own.hall;
  own.hall.kill('SIGTERM');
  const code = await own.over;
  if (process.exitCode === 0) process.exitCode = code;
}
