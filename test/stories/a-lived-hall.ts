// A hall that was lived in and closed, and copies of its database for whoever is at the prompt and changes the past.
import { runAt } from '@onehall/testing';
import { randomBytes } from 'node:crypto';
import { firstBad, type LogReport } from '../../apps/hall/src/verify/verify-hall.js';
import { openHouse, type StoryHouse } from './house.js';

/** Two cases, as `mine` and `other` name their streams, that a department was sent and nobody signed for in a day. */
export interface TamperedHall {
  readonly mine: string;
  readonly other: string;
  /** At the database as it was. */
  prompt(sql: string): Promise<unknown[]>;
  /** The address of the hall's data as it was, in a database of its own, after somebody was at the prompt and put the guards back behind himself. */
  after(...statements: string[]): Promise<string>;
  close(): Promise<void>;
}

const guarded = ['routing.event', 'routing.leaf', 'audit.ledger', 'audit.ledger_life', 'audit.case_stream'];
const guards = (able: string): string[] => guarded.map(table => `alter table ${table} ${able} trigger immutable`);

async function twoCases(house: StoryHouse): Promise<readonly string[]> {
  await house.does('administrator', 'POST /routing/departments', { department: 'county-water', name: '县水利局', aliases: [], remits: ['水利'] });
  const streams: string[] = [];
  for (const title of ['水渠漏水', '水闸失修']) {
    const by = { channel: 'letter', receivedAt: '2026-03-02T00:50:00.000Z', personCount: 1, persons: [{ standing: 'petitioner', name: '赵小满' }], purpose: 'request', title, text: title };
    const { caseId } = await house.does<{ caseId: string }>('clerk', 'POST /intake/submissions', by);
    await house.quiet();
    await house.does('router', `POST /intake/cases/${caseId}/disposal`, { way: 'transfer', departments: [{ department: 'county-water', part: 'lead' }] });
    await house.quiet();
    streams.push(`hall/case/${caseId}`);
  }
  return streams;
}

/** Lives it and closes it: only its data is left. */
export async function aLivedHall(): Promise<TamperedHall> {
  const house = await openHouse('2026-03-02T01:00:00.000Z');
  const [mine = '', other = ''] = await twoCases(house);
  await house.until('2026-03-03T01:00:00.000Z');
  await house.stop();
  const { adminUrl, name: original } = house.database;
  const postgres = new URL('/postgres', adminUrl).href;
  const copies: string[] = [];
  return {
    mine,
    other,
    prompt: sql => runAt(adminUrl, sql),
    after: async (...statements) => {
      const name = `${original}_${randomBytes(3).toString('hex')}`;
      await runAt(postgres, `create database ${name} template ${original} strategy file_copy`);
      copies.push(name);
      const { username, password } = new URL(adminUrl);
      const url = Object.assign(new URL(`/${name}`, adminUrl), { username, password }).href;
      await runAt(url, [...guards('disable'), ...statements, ...guards('enable always')].join(';\n'));
      return url;
    },
    close: async () => {
      for (const name of copies) await runAt(postgres, `drop database if exists ${name} with (force)`);
      await house.close();
    },
  };
}

/** Every fault as one line: `<service> <stream>@<version> <sentence>`. */
export const named = (reports: readonly LogReport[]): readonly string[] => reports.flatMap(({ faults }) => faults).map(({ service, stream, version, wrong }) => `${service} ${stream ?? ''}@${version ?? ''} ${wrong.en}`);

/** The first bad event. */
export const first = (reports: readonly LogReport[]): string => {
  const bad = firstBad(reports);
  return bad ? `${bad.service} ${bad.stream ?? ''}@${bad.version ?? ''}` : 'clean';
};
