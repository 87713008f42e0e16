// The settings: what the law leaves open, within what bounds, and how a version names what was set.
import { lawOn } from './lawbook.js';
import { defaultSettings, settingsOf, settingsTable, settingsVersion } from './settings.js';

describe('The settings', () => {
  it('have defaults, each with its source and how sure it is', () => {
    const table = settingsTable();
    expect(table.map(line => line.name).sort()).toEqual(Object.keys(defaultSettings).sort());
    for (const line of table) {
      expect([line.name, line.zh, line.en, line.source, line.provenance]).not.toContain('');
      expect(line.value).toBe(line.default);
    }
  });

  it('count a visit as collective from five, and admit five representatives', () => {
    expect(defaultSettings).toMatchObject({ collectiveFrom: 5, representativesAtMost: 5, acceptanceDay: 'notice', extensionAtMost: 30, rollToWorkingDay: true, firstDayCounted: false });
  });

  it('let no hall go beyond the law', () => {
    expect(() => settingsOf({ extensionAtMost: 31 })).toThrow('The setting «extensionAtMost» must be a whole number from 0 to 30, not 31.');
    expect(() => settingsOf({ representativesAtMost: 6 })).toThrow(RangeError);
    expect(() => settingsOf({ warnShare: 1.5 })).toThrow(RangeError);
    expect(() => settingsOf({ ratingDays: 0.5 })).toThrow(RangeError);
    expect(settingsOf({ warnShare: 0.25 }).warnShare).toBe(0.25);
  });

  it('refuse a word of the wrong kind or of no setting, as it may come from a file', () => {
    const fromFile = (text: string) => () => settingsOf(JSON.parse(text) as object);
    expect(fromFile('{"acceptanceDay":"receipt"}')).toThrow('must be notice or delivery');
    expect(fromFile('{"rollToWorkingDay":"yes"}')).toThrow('must be true or false');
    expect(fromFile('{"ratingdays":30}')).toThrow('There is no setting «ratingdays».');
    expect(fromFile('{"constructor":1}')).toThrow(RangeError);
  });

  it('that nothing reads yet cannot be set, and say what they wait for', () => {
    expect(() => settingsOf({ hearingNoticeDays: 10 })).toThrow('The setting «hearingNoticeDays» has no effect yet: it waits for hearings. Leave it out.');
    expect(() => lawOn('2026-03-02', { fairCountsAsSatisfied: false })).toThrow('it waits for rates, rankings and briefs');
    expect(settingsOf({ hearingNoticeDays: 7 })).toBe(defaultSettings);
  });

  it('stand in the version of the rulebook where they differ from their defaults', () => {
    expect(settingsVersion(defaultSettings)).toBe('');
    expect(lawOn('2026-03-02', { ratingDays: 30 }).rulebook).toBe('regulation-2022/1');
    expect(lawOn('2021-03-02', { ratingDays: 60, acceptanceDay: 'delivery' }).rulebook).toBe('regulation-2005/1;acceptanceDay=delivery;ratingDays=60');
  });

  it('are told with their values', () => {
    const told = settingsTable(settingsOf({ conferenceNoticeDays: 5 }));
    expect(told.find(line => line.name === 'conferenceNoticeDays')).toMatchObject({ area: 'conference', value: 5, default: 3, unit: 'day', provenance: 'L', readBy: ['apps/conference/src/conference/notice.ts'] });
    expect(told.find(line => line.name === 'hearingNoticeDays')).toMatchObject({ area: 'hearing', value: 7, waitsFor: { zh: '听证', en: 'hearings' } });
  });
});
