// What the hall says when its windows are open: where it is, what is in it, and how to come in.
import type { Config, InWords, Person } from '@onehall/platform';
import { bars, type Bar, type DemoNote } from './folder/demo-note.js';
import type { Held } from './own-questions.js';

/** What there is to say. */
export interface Opening {
  readonly config: Config;
  readonly url: string;
  readonly people: readonly Person[];
  readonly held: Held;
  /** The demo hall that stands here completely. */
  readonly demo: DemoNote | undefined;
  /** Whether an administrator's PostgreSQL was given: then its address is written down nowhere. */
  readonly given?: boolean;
}

const titles: Readonly<Record<string, string>> = {
  clerk: '窗口登记员',
  router: '分流员',
  secretary: '联席会议秘书',
  supervisor: '督查专员',
  auditor: '审计员',
  administrator: '系统管理员',
  discipline: '纪检接收人',
};

function signIn({ config, url, people, held, demo }: Opening): readonly string[] {
  if (config.signIn === 'none') return ['  目前无法登录：身份认证尚未建成。 / Nobody can sign in yet: identity is not there.'];
  const [like, likeEn] = config.demo || demo ? ['，如 %', ''] : held.departments === 0 ? ['（先登记单位）', ', once it is opened'] : ['', ''];
  const ofHall = people.filter(({ department }) => department === undefined).map(({ id, name, role }) => `    ${id.padEnd(16)} ${titles[role] ?? role} ${name} / ${role}`);
  return [
    '  登录（开发用，不核验身份） / sign in (for development, checks nobody):',
    `    curl -X POST ${url}/identity/sign-in -H 'content-type: application/json' -d '{"id":"u-clerk"}'`,
    ...ofHall,
    `    ${'u-<department>'.padEnd(16)} 承办人${like.replace('%', 'u-county-water')} / handler of a department${likeEn}`,
    `    ${'h-<department>'.padEnd(16)} 单位负责人${like.replace('%', 'h-county-water')} / head of a department${likeEn}`,
    `    全部人员 / everybody: ${url}/identity/people`,
  ];
}

const bare: Readonly<Record<Bar | 'used', InWords>> = {
  'nobody-signs-in': { zh: '目前无人能登录', en: 'nobody can sign in' },
  'clock-starts-later': { zh: '虚拟时钟的起点晚于 2009 年', en: 'the virtual clock starts later than 2009' },
  used: { zh: '这个数据文件夹此前已用过；要看演示，请用 DATA_DIR 另选一个', en: 'this data folder was used before; to see them, choose another one with DATA_DIR' },
};

/** What of the hall is the demo's, or why nothing is although it was asked for. */
function ofDemo({ config, demo, held }: Opening): readonly string[] {
  if (demo) {
    const [from, fromEn] = demo.submissions === undefined ? ['', ''] : [`（来自 ${demo.submissions} 份信访件）`, ` (from ${demo.submissions} submissions)`];
    return [`  其中演示大厅 ${demo.cases} 件${from} / of these the demo hall’s ${demo.cases} cases${fromEn}`];
  }
  if (config.production && !config.demo && held.cases === 0) return ['  生产模式不载入演示大厅 / in production no demo hall is loaded'];
  const { zh, en } = bare[bars(config) ?? 'used'];
  return config.demo ? [`  未载入演示事项：${zh} / without the demo’s cases: ${en}`] : [];
}

const contents = ({ cases, departments }: Held): string => {
  if (cases === undefined || departments === undefined) return '  清单正在重建，件数稍后可查 / its lists are being built anew: what it holds can be counted later';
  if (cases === 0) return `  空大厅：尚无信访事项，${departments} 个部门 / an empty hall: no cases yet, ${departments} departments`;
  return `  现有 ${cases} 件信访事项，${departments} 个部门 / it holds ${cases} cases, ${departments} departments`;
};

const clocks = ({ lights, cases }: Held): readonly string[] => (lights && cases !== 0 ? [`  时限：绿灯 ${lights.green}，黄灯 ${lights.yellow}，红灯 ${lights.red} / clocks: ${lights.green} green, ${lights.yellow} yellow, ${lights.red} red`] : []);

/** The lines for the terminal, Chinese first. */
export function greeting(opening: Opening): string {
  const { config, url, held, given } = opening;
  const address = given ? '数据库在 DATABASE_URL / its databases: DATABASE_URL' : '管理员数据库地址 / the administrator’s database address: database-url';
  const clock = config.clock === 'real' ? '真实时钟 / real clock' : `虚拟时钟，只在 PUT /clock 时走动 / virtual clock, moved by PUT /clock only`;
  return [
    '',
    `一厅通「${config.hallName}」已就绪：${url}`,
    `OneHall is ready at ${url}`,
    '',
    `  接口 / API: ${url}/docs`,
    `  ${clock}`,
    `  数据 / data: ${config.dataDir}（${address}）`,
    contents(held),
    ...ofDemo(opening),
    ...clocks(held),
    '',
    ...signIn(opening),
    '',
    '  按 Ctrl-C 停止 / Ctrl-C stops the hall',
  ].join('\n');
}
