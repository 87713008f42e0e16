// What the hall says when its windows are open: where it is, what is in it, and how to come in.
import type { Config, Person } from '@onehall/platform';
import type { Loaded } from './demo/load-demo.js';

/** What there is to say. */
export interface Opening {
  readonly config: Config;
  readonly url: string;
  readonly people: readonly Person[];
  readonly loaded: Loaded | undefined;
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

function signIn({ config, url, people, loaded }: Opening): readonly string[] {
  if (config.signIn === 'none') return ['  目前无法登录：身份认证尚未建成。 / Nobody can sign in yet: identity is not there.'];
  const ofHall = people.filter(({ department }) => department === undefined).map(({ id, name, role }) => `    ${id.padEnd(16)} ${titles[role] ?? role} ${name} / ${role}`);
  return [
    '  登录（开发用，不核验身份） / sign in (for development, checks nobody):',
    `    curl -X POST ${url}/identity/sign-in -H 'content-type: application/json' -d '{"id":"u-clerk"}'`,
    ...ofHall,
    `    ${'u-<department>'.padEnd(16)} 承办人${loaded ? '，如 u-county-water' : '（先登记单位）'} / handler of a department${loaded ? '' : ', once it is opened'}`,
    `    ${'h-<department>'.padEnd(16)} 单位负责人${loaded ? '，如 h-county-water' : '（先登记单位）'} / head of a department${loaded ? '' : ', once it is opened'}`,
    `    全部人员 / everybody: ${url}/identity/people`,
  ];
}

function demo(loaded: Loaded | undefined): readonly string[] {
  if (!loaded) return ['  空大厅，未载入演示数据 / an empty hall, no demo data'];
  const { departments, cases, submissions, lights } = loaded;
  const [from, fromEn] = submissions === undefined ? ['', ''] : [`（来自 ${submissions} 份信访件）`, ` (from ${submissions} submissions)`];
  return [
    `  已载入演示大厅：${cases} 件信访事项${from}，${departments} 个部门 / demo hall loaded: ${cases} cases${fromEn}, ${departments} departments`,
    ...(lights ? [`  时限：绿灯 ${lights.green}，黄灯 ${lights.yellow}，红灯 ${lights.red} / clocks: ${lights.green} green, ${lights.yellow} yellow, ${lights.red} red`] : []),
  ];
}

/** The lines for the terminal, Chinese first. */
export function greeting(opening: Opening): string {
  const { config, url, loaded, given } = opening;
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
    ...demo(loaded),
    '',
    ...signIn(opening),
    '',
    '  按 Ctrl-C 停止 / Ctrl-C stops the hall',
  ].join('\n');
}
