// A hall sets what the law leaves open: its staff see each number with its source and use, events name what was set, and what has no effect yet cannot be set.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDepartments, registers } from './acts.js';
import { storyHouse } from './house.js';

interface Setting { readonly name: string; readonly zh: string; readonly en: string; readonly source: string; readonly provenance: string; readonly value: unknown; readonly default: unknown; readonly unit?: string; readonly readBy?: readonly string[]; readonly waitsFor?: { readonly zh: string; readonly en: string } }
interface Settings { readonly rulebook: string; readonly calendar: string; readonly items: readonly Setting[] }

const house = storyHouse('2026-03-02T01:00:00.000Z');
const sets = (settings: object): void => writeFileSync(path.join(house.ground.folder, 'settings.json'), JSON.stringify(settings));
const shown = async (who = 'supervisor') => house.does<Settings>(who, 'GET /supervision/settings');
const settingOf = async (name: string) => (await shown()).items.find(item => item.name === name);

beforeAll(() => openDepartments(house, { 'county-water': '县水利局' }), 600_000);

describe('A hall that has set nothing', () => {
  it('goes by the defaults, and says of each where it comes from', async () => {
    const { rulebook, items } = await shown();
    expect(rulebook).toBe('regulation-2022/1');
    expect(items.filter(({ value, default: usual }) => value !== usual)).toEqual([]);
    expect(await settingOf('conferenceNoticeDays')).toMatchObject({ value: 3, unit: 'day', zh: '联席会议通知提前天数', source: 'R-JC-10, a township rule', provenance: 'L', readBy: ['apps/conference/src/conference/notice.ts'] });
    expect(await settingOf('hearingNoticeDays')).toMatchObject({ value: 7, waitsFor: { zh: '听证', en: 'hearings' } });
  });

  it('shows them to everybody on its staff', async () => {
    for (const who of ['clerk', 'auditor', 'administrator', 'handler@county-water', 'head@county-water']) expect((await shown(who)).items.length).toBeGreaterThan(50);
  });
});

describe('A hall that tells its departments five days before a conference', () => {
  beforeAll(async () => {
    sets({ conferenceNoticeDays: 5 });
    await house.restart();
  }, 600_000);

  it('shows what it has set, and every event names it', async () => {
    expect(await settingOf('conferenceNoticeDays')).toMatchObject({ value: 5, default: 3 });
    expect((await shown()).rulebook).toBe('regulation-2022/1;conferenceNoticeDays=5');
    const { caseId } = await registers(house);
    expect(await house.asks(`select distinct meta::jsonb ->> 'rulebook' as by from intake.event where data::jsonb ->> 'caseId' = '${caseId}'`)).toEqual([{ by: 'regulation-2022/1;conferenceNoticeDays=5' }]);
  });
});

describe('A hall that sets what nothing reads yet', () => {
  it('does not start, and is told what the setting waits for', async () => {
    sets({ hearingNoticeDays: 10 });
    await expect(house.restart()).rejects.toThrow('The setting «hearingNoticeDays» has no effect yet: it waits for hearings. Leave it out.');
  });
});
