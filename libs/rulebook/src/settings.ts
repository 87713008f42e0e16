// The settings as the law sees them: their values, their defaults, what may be set, and how a set of them is named.
import { choice, readBy, type AnySetting, type Choice, type Count, type Effect, type Switch } from './setting.js';
import { calendarSettings, conferenceSettings, handlingSettings, hearingSettings, intakeSettings, leaderSettings, ratingSettings, reviewSettings, routingSettings, supervisionSettings } from './open-numbers.js';

const before2005 = readBy(['libs/rulebook/src/lawbook.ts'], {
  lawBefore2005: choice<'regulation-2005' | 'none'>('regulation-2005', ['regulation-2005', 'none'], {
    zh: '2005年5月1日以前适用的规则', en: 'what rules before 1 May 2005: the 2005 text as a stand-in, or nothing (such days are then refused)',
    source: '1995 年《信访条例》 was not read', provenance: 'memory',
  }),
});

const areas = {
  law: before2005, calendar: calendarSettings, intake: intakeSettings, routing: routingSettings, handling: handlingSettings, rating: ratingSettings, review: reviewSettings,
  hearing: hearingSettings, supervision: supervisionSettings, conference: conferenceSettings, leaders: leaderSettings,
};

type Table = typeof before2005 & typeof calendarSettings & typeof intakeSettings & typeof routingSettings & typeof handlingSettings & typeof ratingSettings
  & typeof reviewSettings & typeof hearingSettings & typeof supervisionSettings & typeof conferenceSettings & typeof leaderSettings;

/** Numbers and choices that the law leaves open or that were not read in it, each with its default, unit and source in `open-numbers.ts`. */
export type Settings = { readonly [Name in keyof Table]: Table[Name] extends Count ? number : Table[Name] extends Switch ? boolean : Table[Name] extends Choice<infer Value> ? Value : never };
export type SettingName = keyof Settings;
/** The settings whose value is a number. */
export type NumberSetting = { [Name in SettingName]: Settings[Name] extends number ? Name : never }[SettingName];

const entries: readonly (readonly [string, string, AnySetting & Effect])[] = Object.entries(areas).flatMap(([area, rows]) =>
  Object.entries<AnySetting & Effect>(rows).map(([name, row]) => [area, name, row] as const),
);
const rowNamed = new Map(entries.map(([, name, row]) => [name, row]));
const isSettings = (values: object): values is Settings => entries.every(([, name]) => name in values);

/** A set of settings that the law does not allow, in Chinese and, as its message, in English. */
export class NotASetting extends RangeError {
  constructor(
    readonly zh: string,
    en: string,
  ) {
    super(en);
  }
}

function check(name: string, value: unknown): void {
  const row = rowNamed.get(name);
  if (!row) throw new NotASetting(`没有「${name}」这项设置。`, `There is no setting «${name}».`);
  if ('waitsFor' in row && value !== row.default) throw new NotASetting(`设置「${name}」尚不起作用，须待${row.waitsFor.zh}；请勿填写。`, `The setting «${name}» has no effect yet: it waits for ${row.waitsFor.en}. Leave it out.`);
  const fits = row.kind === 'count'
    ? typeof value === 'number' && value >= row.least && value <= row.most && (!row.whole || Number.isInteger(value))
    : row.kind === 'switch' ? typeof value === 'boolean' : row.choices.some(option => option === value);
  const { zh, en } = allowedBy(row);
  if (!fits) throw new NotASetting(`设置「${name}」必须是 ${zh}，现为 ${String(value)}。`, `The setting «${name}» must be ${en}, not ${String(value)}.`);
}

function allowedBy(row: AnySetting): { readonly zh: string; readonly en: string } {
  switch (row.kind) {
    case 'count':
      return { zh: `${row.least} 到 ${row.most} 的${row.whole ? '整数' : '数'}`, en: `${row.whole ? 'a whole number' : 'a number'} from ${row.least} to ${row.most}` };
    case 'switch':
      return { zh: 'true 或 false', en: 'true or false' };
    case 'choice':
      return { zh: row.choices.join(' 或 '), en: row.choices.join(' or ') };
  }
}

/** The settings that differ from their defaults, as they stand in a rulebook's version: empty, or `;acceptanceDay=delivery`. */
export const settingsVersion = (settings: Settings): string => {
  const values = new Map<string, unknown>(Object.entries(settings));
  return entries.filter(([, name, row]) => values.get(name) !== row.default).map(([, name]) => `;${name}=${String(values.get(name))}`).join('');
};

const known = new Map<string, Settings>();
const whole = new WeakSet<object>();

/** The same values are the same frozen object, so that a law bound to them can be found by identity. */
function frozen(given: object): Settings {
  const values = Object.fromEntries([...entries.map(([, name, row]) => [name, row.default] as const), ...Object.entries(given).filter(([, value]) => value !== undefined)]);
  if (!isSettings(values)) throw new RangeError('A setting is missing.');
  const version = settingsVersion(values);
  const settings = known.get(version) ?? Object.freeze(values);
  known.set(version, settings);
  whole.add(settings);
  return settings;
}

/** Every setting at its default. */
export const defaultSettings: Settings = frozen({});

const isWhole = (given: Partial<Settings>): given is Settings => whole.has(given);

/** A whole set of settings, frozen: what is given, and defaults for the rest. Throws `NotASetting` that names a setting which is unknown, has no effect yet, or goes beyond what the law allows. */
export function settingsOf(given: Partial<Settings> = defaultSettings): Settings {
  if (isWhole(given)) return given;
  for (const [name, value] of Object.entries(given)) if (value !== undefined) check(name, value);
  return frozen(given);
}

/** One line of the table of settings. */
export type SettingLine = AnySetting & Effect & { readonly area: string; readonly name: string; readonly value: number | boolean | string };

/** Every setting with its value, default, unit, source, and what it moves or waits for. */
export const settingsTable = (settings: Settings = defaultSettings): readonly SettingLine[] => {
  const values = new Map<string, number | boolean | string>(Object.entries(settings));
  return entries.map(([area, name, row]) => ({ ...row, area, name, value: values.get(name) ?? row.default }));
};
